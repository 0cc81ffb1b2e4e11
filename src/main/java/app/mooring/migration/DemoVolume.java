package app.mooring.migration;

import app.mooring.failure.Failure;
import app.mooring.lab.Volume;
import app.mooring.lab.VolumeFolder;
import app.mooring.operation.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The demo's own volume: the one that it made, known by its medium's UUID, which is on record before there is a file. No
/// other is ever removed, whatever it is called.
final class DemoVolume {
    private final String name;
    private final VolumeFolder volumes;
    private final Path record;

    DemoVolume(String name, VolumeFolder volumes, Path record) {
        this.name = name;
        this.volumes = volumes;
        this.record = record;
    }

    /// The one that an earlier demo left. Failures: `migration.foreignVolume` when there is a volume, or just a file, of that
    /// name that the demo did not make.
    Optional<Volume> left() {
        Path file = volumes.file(name);
        Optional<Volume> left = volumes.list().stream()
                .filter(volume -> volume.name().equals(name))
                .findFirst();
        boolean foreign = left.isPresent() ? !left.get().medium().equals(recorded()) : Files.exists(file);
        if (foreign) {
            throw Failure.refused("migration.foreignVolume", name, file);
        }
        return left;
    }

    /// Removes what an earlier demo left.
    void remove() {
        left().ifPresent(volumes::remove);
    }

    /// Makes it, unless somebody else makes one in the same moment: `lab.volumeExists`.
    void create(long bytes) {
        volumes.create(name, bytes, this::record);
    }

    private String recorded() {
        try {
            return Files.exists(record) ? Files.readString(record).strip() : "";
        } catch (IOException e) {
            throw Failure.because(e, "migration.record", record);
        }
    }

    private void record(String medium) {
        try {
            DurableFile.write(record, (medium + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failure.because(e, "migration.record", record);
        }
    }
}
