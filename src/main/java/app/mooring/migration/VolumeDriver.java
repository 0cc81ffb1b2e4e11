package app.mooring.migration;

import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import java.util.Map;

/// The volume driver as the engines of the guests know it.
///
/// @param name its name in Docker
record VolumeDriver(String name) {
    private static final String LOCAL = "local";

    /// Makes sure that the guest's engine means that volume by that name, and not one of its own. Failures:
    /// `migration.localVolume` when it has one of its own, which would be taken instead.
    void require(Guest guest, String volume) {
        String driver = guest.engine().volumes().driverOf(volume).orElse("");
        if (driver.equals(LOCAL)) {
            throw Failure.refused("migration.localVolume", guest.name(), volume);
        }
        if (!driver.isEmpty() && !driver.equals(name)) {
            throw Failure.refused("migration.otherDriver", guest.name(), volume, driver);
        }
    }

    /// Tells the guest's engine of the volume: one that is there already stays as it is.
    void register(Guest guest, String volume) {
        guest.engine().volumes().create(volume, name, Map.of(), Map.of());
    }
}
