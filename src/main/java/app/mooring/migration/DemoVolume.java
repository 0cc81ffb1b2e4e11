package app.mooring.migration;

import app.mooring.failure.Failure;
import app.mooring.lab.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Remembers which volume is the demo's own: only that one is ever removed by it. A person's volume of the same name is not.
final class DemoVolume {
    /// A disk on which nothing was ever written takes less.
    private static final long BLANK = 4L << 20;

    private final Path file;

    DemoVolume(Path file) {
        this.file = file;
    }

    boolean owns(Volume volume) {
        try {
            String owned = Files.exists(file) ? Files.readString(file).strip() : "none";
            // A demo that ended between the making and the noting left a volume with nothing on it.
            return owned.equals(volume.medium()) || (owned.isEmpty() && volume.usedBytes() < BLANK);
        } catch (IOException e) {
            throw Failure.because(e, "migration.record", file);
        }
    }

    /// It is about to be made.
    void announce() {
        write("");
    }

    void own(String medium) {
        write(medium);
    }

    private void write(String medium) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, medium + "\n");
        } catch (IOException e) {
            throw Failure.because(e, "migration.record", file);
        }
    }
}
