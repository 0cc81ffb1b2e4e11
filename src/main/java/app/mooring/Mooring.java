package app.mooring;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.file.FolderTree;
import app.mooring.lab.Lab;
import app.mooring.practice.lab.DeadLabs;
import app.mooring.practice.lab.PracticeLab;
import app.mooring.settings.Home;
import app.mooring.settings.Secrets;
import app.mooring.ssh.HostKeyQuestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the faces ask for, wired: labs of the person's own, and practice labs.
///
/// @param installed Mooring's own folder, with the driver's bundles in `driver`
record Mooring(Home home, Path installed) implements Rooms {
    @Override
    public Opened open(Optional<Path> labFile, HostKeyQuestion question) {
        return OpenedLab.of(home, installed, labFile, question);
    }

    @Override
    public Practice practice(Optional<Path> kept) {
        Path folder = kept.orElseGet(Mooring::temporary);
        @Nullable Played played = null;
        try {
            DeadLabs.remove(forTemporary());
            played = new Played(
                    new PracticeLab(folder, home.folder().resolve("cache"), kept.isPresent()), kept.isPresent());
            return played;
        } finally {
            if (played == null && kept.isEmpty()) {
                remove(folder);
            }
        }
    }

    @Override
    public String badDay(Optional<Path> labFile, boolean mend, String day, Optional<String> machine) {
        Path file = labFile.orElseGet(home::labFile).toAbsolutePath();
        return PracticeLab.ask(Objects.requireNonNull(file.getParent()), mend, day, machine);
    }

    private Labs labFiles() {
        return new Labs(home, Secrets.of(home));
    }

    @Override
    public List<Listed> labs() {
        return labFiles().listed();
    }

    @Override
    public Path writeLab(Lab lab, boolean another, Map<String, char[]> secrets) {
        return labFiles().write(lab, another, secrets);
    }

    @Override
    public Discovery discovery(Optional<Lab> kept) {
        return new Discovering(home, Secrets.of(home), System.getenv(), kept);
    }

    private static Path temporary() {
        Path folder = forTemporary();
        try {
            return Files.createTempDirectory(folder, "mooring");
        } catch (IOException e) {
            throw Failure.because(e, "practice.folder", folder, String.valueOf(e.getMessage()));
        }
    }

    /// Sockets lie in it, whose paths may not be long: the system's own folder for such things has a long name
    /// on macOS.
    private static Path forTemporary() {
        Path usual = Path.of("/tmp");
        return Files.isDirectory(usual) && Files.isWritable(usual)
                ? usual
                : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static void remove(Path folder) {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            throw Failure.because(e, "practice.folder", folder, String.valueOf(e.getMessage()));
        }
    }

    private final class Played implements Practice {
        private final PracticeLab lab;
        private final boolean kept;

        Played(PracticeLab lab, boolean kept) {
            this.lab = lab;
            this.kept = kept;
        }

        @Override
        public Path labFile() {
            return lab.labFile();
        }

        @Override
        public Path program() {
            return installed.resolve("bin/mooring").toAbsolutePath().normalize();
        }

        @Override
        public Path home() {
            return lab.folder().resolve("home");
        }

        @Override
        public String badDay(boolean mend, String day, Optional<String> machine) {
            return PracticeLab.ask(lab.folder(), mend, day, machine);
        }

        @Override
        public Opened open(HostKeyQuestion question) {
            return OpenedLab.of(new Home(home(), lab.folder()), installed, Optional.of(lab.labFile()), question);
        }

        @Override
        public void close() {
            lab.close();
            if (!kept) {
                remove(lab.folder());
            }
        }
    }
}
