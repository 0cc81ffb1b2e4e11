package app.mooring.migration;

import app.mooring.docker.ListedContainer;
import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.lab.VolumeFolder;
import java.util.List;

/// Removes a volume for good that nothing uses, as `docker volume rm` does: a container that is stopped uses it
/// too. A guest that does not answer is not asked.
///
/// @param driver the volume driver's name in Docker
public record Removal(Guests guests, VolumeFolder volumes, String driver) {
    /// Failures: `migration.needed` by the containers that have it, and those of [VolumeFolder#remove].
    public void run(String name) {
        requireUnused(name);
        volumes.remove(name);
    }

    /// Failures: `migration.needed` by the containers that have it.
    public void requireUnused(String name) {
        guests.all().stream().filter(Recovery::answers).forEach(guest -> requireUnused(guest, name));
    }

    private void requireUnused(Guest guest, String name) {
        List<String> users = guest.engine().containers().list().stream()
                .filter(container -> container.mounts().stream()
                        .anyMatch(
                                one -> one.volume().equals(name) && one.driver().equals(driver)))
                .map(ListedContainer::name)
                .toList();
        if (!users.isEmpty()) {
            throw Failure.refused("migration.needed", name, guest.name(), String.join(", ", users));
        }
    }
}
