package app.mooring.lab;

import app.mooring.docker.ListedContainer;
import app.mooring.failure.Failure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The volumes with what the guests know of them. A guest that does not answer in time is left out, and what
/// only it knows.
public final class Inventory {
    private static final System.Logger LOG = System.getLogger(Inventory.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final VolumeFolder volumes;
    private final Guests guests;
    private final String driver;

    /// @param driver the volume driver's name in Docker
    public Inventory(VolumeFolder volumes, Guests guests, String driver) {
        this.volumes = volumes;
        this.guests = guests;
        this.driver = driver;
    }

    /// All volumes, by name.
    public List<Volume> list() {
        return seen(volumes.list());
    }

    /// That one. Failures: `volume.name`, `lab.noVolume`.
    public Volume find(String name) {
        return seen(List.of(volumes.find(name))).getFirst();
    }

    /// What one guest knows.
    private record View(List<ListedContainer> containers, Map<String, GuestDisk> disks) {}

    private List<Volume> seen(List<Volume> known) {
        if (known.isEmpty()) {
            return known;
        }
        List<View> views = views(known);
        return known.stream().map(volume -> seen(volume, views)).toList();
    }

    private Volume seen(Volume volume, List<View> views) {
        Optional<GuestDisk> disk = views.stream()
                .flatMap(view -> Optional.ofNullable(view.disks().get(volume.name())).stream())
                .findFirst();
        List<String> containers = views.stream()
                .flatMap(view -> view.containers().stream())
                .filter(container -> container.uses(volume.name(), driver))
                .map(ListedContainer::name)
                .toList();
        return volume.seen(disk, containers);
    }

    private List<View> views(List<Volume> known) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<View>> asked = guests.all().stream()
                    .map(guest -> threads.submit(() -> view(guest, known)))
                    .toList();
            long end = System.nanoTime() + PATIENCE.toNanos();
            return asked.stream()
                    .flatMap(future -> answer(future, end - System.nanoTime()).stream())
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Optional<View> answer(Future<View> asked, long nanos) {
        try {
            return Optional.of(asked.get(nanos, TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException e) {
            LOG.log(System.Logger.Level.INFO, "A guest is left out", e);
            return Optional.empty();
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
    }

    private static View view(Guest guest, List<Volume> known) {
        Map<String, GuestDisk> disks = new HashMap<>();
        for (Volume volume : known) {
            if (guest.name().equals(volume.machine())) {
                GuestDisk.find(guest, volume.serial()).ifPresent(disk -> disks.put(volume.name(), disk));
            }
        }
        return new View(guest.engine().containers().list(), disks);
    }
}
