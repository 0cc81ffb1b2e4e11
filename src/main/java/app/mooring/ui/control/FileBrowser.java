package app.mooring.ui.control;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The program of the system that shows files: Finder, Explorer, or whatever Linux opens folders with.
public enum FileBrowser {
    FINDER,
    EXPLORER,
    XDG;

    public static FileBrowser ofThisSystem() {
        return of(System.getProperty("os.name"));
    }

    static FileBrowser of(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? FINDER : name.startsWith("windows") ? EXPLORER : XDG;
    }

    /// Shows that file, selected in its folder where the system can. Blocks as an [Opener] does. Failures:
    /// `lab.showFile`.
    public void show(Path file) {
        run(command(file), file);
    }

    /// Shows what is in that folder. Blocks as an [Opener] does. Failures: `lab.showFile`.
    public void open(Path folder) {
        String program = switch (this) {
            case FINDER -> "open";
            case EXPLORER -> "explorer";
            case XDG -> "xdg-open";
        };
        run(List.of(program, folder.toString()), folder);
    }

    private void run(List<String> command, Path file) {
        try {
            // Explorer says 1 also where all went well.
            new Opener(command, this != EXPLORER).start();
        } catch (IOException e) {
            throw Failure.because(e, "lab.showFile", file);
        }
    }

    public List<String> command(Path file) {
        return switch (this) {
            case FINDER -> List.of("open", "-R", file.toString());
            case EXPLORER -> List.of("explorer", "/select,", file.toString());
            case XDG -> List.of("xdg-open", String.valueOf(file.getParent()));
        };
    }
}
