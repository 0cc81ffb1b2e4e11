package app.mooring.migration;

import app.mooring.docker.GuestContainer;
import app.mooring.docker.GuestContainer.VolumeInUse;
import app.mooring.docker.ListedContainer;
import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A move that may be made: all that could stand in its way was looked at before anything is changed.
///
/// @param volumes the volumes that go with it, by name
/// @param kept what becomes of it where it is; empty: it is removed
record Plan(GuestContainer container, Guest from, Guest to, List<String> volumes, Optional<KeptSource> kept) {
    private static final String SWARM = "com.docker.swarm.";
    private static final Set<String> NETWORKS_OF_EVERY_ENGINE = Set.of("default", "bridge", "host", "none");

    /// Where a container of that name is. Failures: `migration.noContainer`, `migration.twice` when several
    /// guests have one.
    static Guest find(String container, Guests guests, Guest to) {
        List<Guest> having = guests.all().stream()
                .filter(guest -> guest.equals(to) || guest.answers())
                .filter(guest -> guest.engine().containers().find(container).isPresent())
                .toList();
        if (having.isEmpty()) {
            throw Failure.failed("migration.noContainer", container);
        }
        if (having.size() > 1) {
            throw Failure.refused(
                    "migration.twice",
                    container,
                    having.get(0).name(),
                    having.get(1).name());
        }
        return having.getFirst();
    }

    static Plan of(String container, Guest from, Guest to, VolumeDriver driver) {
        GuestContainer found = from.engine()
                .containers()
                .find(container)
                .orElseThrow(() -> Failure.failed("migration.noContainer", container));
        if (found.labels().containsKey(SWARM + "task.id")) {
            throw Failure.refused(
                    "migration.swarm", found.name(), found.labels().getOrDefault(SWARM + "service.name", "?"));
        }
        if (found.autoRemove()) {
            throw Failure.refused("migration.autoRemove", found.name());
        }
        List<String> volumes = found.mounts().stream()
                .map(mount -> volume(found, mount, driver))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (volumes.isEmpty()) {
            throw Failure.refused("migration.noVolume", found.name(), driver.name());
        }
        requireNetwork(found, to);
        requireAlone(found, from, volumes);
        volumes.forEach(volume -> driver.require(to, volume));
        return new Plan(found, from, to, volumes, KeptSource.of(from, found, found.name()));
    }

    /// The volume that goes along; empty for what lives in memory only.
    private static Optional<String> volume(GuestContainer container, VolumeInUse mount, VolumeDriver driver) {
        return switch (mount.type()) {
            case "tmpfs" -> Optional.empty();
            case "volume" -> {
                if (!mount.driver().equals(driver.name())) {
                    throw Failure.refused("migration.staysBehind", container.name(), mount.name(), mount.path());
                }
                if (!mount.named()) {
                    throw Failure.refused("migration.anonymous", container.name(), mount.name(), mount.path());
                }
                yield Optional.of(mount.name());
            }
            default -> throw Failure.refused("migration.staysBehind", container.name(), mount.source(), mount.path());
        };
    }

    private static void requireNetwork(GuestContainer container, Guest to) {
        String mode = container.networkMode();
        if (mode.startsWith("container:")) {
            throw Failure.refused("migration.network", container.name(), mode, to.name());
        }
        for (String network : container.networks()) {
            if (!NETWORKS_OF_EVERY_ENGINE.contains(network)
                    && (container.networks().size() > 1 || !to.engine().hasNetwork(network))) {
                throw Failure.refused("migration.network", container.name(), network, to.name());
            }
        }
    }

    /// Another container that runs with one of its volumes would keep it where it is.
    private static void requireAlone(GuestContainer container, Guest from, List<String> volumes) {
        for (ListedContainer other : from.engine().containers().list()) {
            if (other.running() && !other.name().equals(container.name())) {
                other.volumes().stream().filter(volumes::contains).findFirst().ifPresent(shared -> {
                    throw Failure.refused("migration.shared", container.name(), shared, other.name());
                });
            }
        }
    }

    /// What it is called on the target until the move is committed.
    String temporaryName() {
        return container.name() + ".mooring-move";
    }
}
