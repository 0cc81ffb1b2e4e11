package app.mooring.migration;

import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.lab.Volume;
import app.mooring.lab.VolumeFolder;
import app.mooring.volume.VolumeName;
import java.util.Map;
import java.util.Set;

/// A new volume that the driver in a guest makes, as `docker volume create` does.
///
/// @param driver its name in Docker
public record GuestVolume(VolumeFolder volumes, String driver) {
    private static final Set<String> SAYING_WHY = Set.of("docker.notFound", "docker.conflict", "docker.refused");

    /// Makes it. Failures: `lab.volumeExists`, for the driver would take one that is there for the one to be made;
    /// `volume.name`, `migration.localVolume`, `migration.notCreated` with what Docker says besides; those of a
    /// Docker that does not answer.
    public Volume create(String name, long bytes, String fileSystem, Guest guest) {
        VolumeName.ofNew(name);
        if (volumes.list().stream().anyMatch(one -> one.name().equals(name))) {
            throw Failure.refused("lab.volumeExists", name);
        }
        new VolumeDriver(driver).require(guest, name);
        make(name, bytes, fileSystem, guest);
        return volumes.find(name);
    }

    /// Docker has its words in one language only.
    private void make(String name, long bytes, String fileSystem, Guest guest) {
        try {
            guest.engine().volumes().create(name, driver, Map.of("size", size(bytes), "fsType", fileSystem), Map.of());
        } catch (Failure failure) {
            if (!SAYING_WHY.contains(failure.code())) {
                throw failure;
            }
            Failure notCreated = Failure.failed("migration.notCreated", guest.name(), name);
            notCreated.addSuppressed(failure);
            throw notCreated;
        }
    }

    /// In GiB where it can be: REX-Ray knows nothing else.
    private static String size(long bytes) {
        return bytes % (1L << 30) == 0 ? String.valueOf(bytes >> 30) : Math.ceilDiv(bytes, 1L << 20) + "m";
    }
}
