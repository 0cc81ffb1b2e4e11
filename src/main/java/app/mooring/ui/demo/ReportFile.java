package app.mooring.ui.demo;

import app.mooring.failure.Failure;
import app.mooring.ui.control.Opener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The file of a report, and the browser that it is read in.
final class ReportFile {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'mooring-demo-'yyyy-MM-dd-HHmmss'.html'")
            .withLocale(Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    private ReportFile() {}

    /// Where a person looks for what was saved: their downloads, else their documents, else their own folder.
    static Path shelf(Path user) {
        return Stream.of("Downloads", "Documents")
                .map(user::resolve)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(user);
    }

    /// What the report of a demo is called that ended then.
    static String name(Instant ended) {
        return NAME.format(ended);
    }

    /// Writes it there; a name without an ending gets that of a page. Failures: `ui.report`.
    static Path write(Path chosen, String html) {
        String name = String.valueOf(chosen.getFileName());
        Path file = name.contains(".") ? chosen : chosen.resolveSibling(name + ".html");
        try {
            return Files.writeString(file, html);
        } catch (IOException e) {
            throw Failure.because(e, "ui.report", file);
        }
    }

    /// What opens a file in the browser.
    ///
    /// @param system its name, as Java has it
    static List<String> opening(Path file, String system) {
        String uri = file.toUri().toString();
        if (system.startsWith("Mac")) {
            return List.of("open", uri);
        }
        return system.startsWith("Windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", uri)
                : List.of("xdg-open", uri);
    }

    /// Opens it there; blocks as an [Opener] does. Failures: `ui.browser`.
    static void open(Path file) {
        try {
            Opener.of(opening(file, System.getProperty("os.name"))).start();
        } catch (IOException e) {
            throw Failure.because(e, "ui.browser", file);
        }
    }
}
