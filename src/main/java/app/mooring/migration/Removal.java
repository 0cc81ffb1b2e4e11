package app.mooring.migration;

import app.mooring.docker.ListedContainer;
import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.lab.Volume;
import app.mooring.lab.VolumeFolder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Removes a volume for good that nothing uses, as `docker volume rm` does: a container that is stopped uses it
/// too. A guest that does not answer is not asked, and named.
///
/// @param driver the volume driver's name in Docker
public record Removal(Guests guests, VolumeFolder volumes, String driver) {
    /// Exactly this one. Failures: `migration.needed` by the containers that have it, `lab.volumeChanged`
    /// when another has got its name, and those of [VolumeFolder#remove]. Returns the names of the guests
    /// that did not answer.
    public List<String> run(Volume volume) {
        requireSame(volume);
        List<String> unasked = requireUnused(volume.name());
        volumes.remove(volume);
        return unasked;
    }

    /// Failures: `lab.volumeChanged` when another has got its name, `lab.noVolume`.
    public void requireSame(Volume volume) {
        if (!volumes.find(volume.name()).medium().equals(volume.medium())) {
            throw Failure.refused("lab.volumeChanged", volume.name());
        }
    }

    /// Failures: `migration.needed` by the containers that have it. Returns the names of the guests that
    /// did not answer.
    public List<String> requireUnused(String name) {
        Map<Boolean, List<Guest>> answering =
                guests.all().stream().collect(Collectors.partitioningBy(Recovery::answers));
        answering.getOrDefault(true, List.of()).forEach(guest -> requireUnused(guest, name));
        return answering.getOrDefault(false, List.of()).stream()
                .map(Guest::name)
                .toList();
    }

    private void requireUnused(Guest guest, String name) {
        List<String> users = guest.engine().containers().list().stream()
                .filter(container -> container.uses(name, driver))
                .map(ListedContainer::name)
                .toList();
        if (!users.isEmpty()) {
            throw Failure.refused("migration.needed", name, guest.name(), String.join(", ", users));
        }
    }
}
