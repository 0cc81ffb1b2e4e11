package app.mooring.migration;

import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.lab.Volume;
import app.mooring.lab.VolumeFolder;
import java.util.Map;

/// A new volume that the driver in a guest makes, as `docker volume create` does.
///
/// @param driver its name in Docker
public record GuestVolume(VolumeFolder volumes, String driver) {
    /// Makes it. Failures: `lab.volumeExists`, for the driver would take one that is there for the one to be made;
    /// `migration.localVolume`; those of Docker.
    public Volume create(String name, long bytes, String fileSystem, Guest guest) {
        if (volumes.list().stream().anyMatch(one -> one.name().equals(name))) {
            throw Failure.refused("lab.volumeExists", name);
        }
        new VolumeDriver(driver).require(guest, name);
        guest.engine().volumes().create(name, driver, Map.of("size", size(bytes), "fsType", fileSystem), Map.of());
        return volumes.find(name);
    }

    /// In GiB where it can be: REX-Ray knows nothing else.
    private static String size(long bytes) {
        return bytes % (1L << 30) == 0 ? String.valueOf(bytes >> 30) : Math.ceilDiv(bytes, 1L << 20) + "m";
    }
}
