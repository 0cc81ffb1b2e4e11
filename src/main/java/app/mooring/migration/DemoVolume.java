package app.mooring.migration;

import app.mooring.failure.Failure;
import app.mooring.file.DurableFile;
import app.mooring.lab.Guest;
import app.mooring.lab.Volume;
import app.mooring.lab.VolumeFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The demo's own volume: the one that it made, known by its medium's UUID. No other is ever removed, whatever
/// it is called.
final class DemoVolume {
    /// On record until VirtualBox has told the UUID. A Mooring that was killed then may have left a volume on
    /// which nothing was ever written.
    private static final String MAKING = "making";

    private static final long NOTHING_WRITTEN = 4L << 20;

    private final String name;
    private final VolumeFolder volumes;
    private final Path record;

    DemoVolume(String name, VolumeFolder volumes, Path record) {
        this.name = name;
        this.volumes = volumes;
        this.record = record;
    }

    /// The one that an earlier demo left. Failures: `migration.foreignVolume` when there is a volume, or just a
    /// file, of that name that the demo did not make.
    Optional<Volume> left() {
        Path file = volumes.file(name);
        Optional<Volume> left = volumes.list().stream()
                .filter(volume -> volume.name().equals(name))
                .findFirst();
        boolean foreign = left.isPresent() ? !isOwn(left.get()) : Files.exists(file);
        if (foreign) {
            throw Failure.refused("migration.foreignVolume", name, file);
        }
        return left;
    }

    private boolean isOwn(Volume volume) {
        String recorded = recorded();
        return recorded.equals(volume.medium())
                || (recorded.equals(MAKING)
                        && volume.state() == Volume.State.FREE
                        && volume.usedBytes() < NOTHING_WRITTEN);
    }

    /// Removes what an earlier demo left. A guest's driver lets go of a volume that is attached there only when
    /// it removes it.
    void remove(List<Guest> guests) {
        left().ifPresent(volume -> guests.stream()
                .filter(guest -> guest.name().equals(volume.machine()))
                .findFirst()
                .ifPresentOrElse(having -> having.engine().volumes().remove(name), () -> volumes.remove(volume)));
    }

    /// Makes it, unless somebody else makes one in the same moment: `lab.volumeExists`.
    void create(long bytes) {
        record(MAKING);
        String made = "";
        try {
            made = volumes.create(name, bytes).medium();
        } finally {
            record(made);
        }
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
