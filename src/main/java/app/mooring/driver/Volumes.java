package app.mooring.driver;

import app.mooring.driver.MountTable.Entry;
import app.mooring.failure.Failure;
import app.mooring.volume.VolumeName;
import app.mooring.volume.VolumeSize;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// What Docker's volume protocol means here. Every operation can be repeated: Docker does, when an answer was
/// slow. Safe for use by several threads; operations on one volume wait for each other.
public final class Volumes {
    /// A volume as Docker is told of it.
    ///
    /// @param mountPoint where it is mounted in this guest, if it is
    public record Known(Volume volume, Optional<Path> mountPoint) {}

    private static final System.Logger LOG = System.getLogger(Volumes.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Docker gives a Mount up after two minutes, and never says Unmount for it.
    private static final Duration DOCKERS_PATIENCE = Duration.ofSeconds(110);

    private final Hypervisor hypervisor;
    private final Catalogue catalogue;
    private final MountTable table;
    private final Mounting mounting;
    private final Occupancy occupancy;
    private final Supplier<String> dockerd;
    private final String boot;
    private final Duration dockersPatience;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /// Does nothing yet; [#settle()] is to be called before the first request.
    ///
    /// @param root where volumes are mounted, in `volumes/NAME`
    /// @param dockerd which run of dockerd asks
    /// @param boot the guest's boot ID
    public Volumes(
            Hypervisor hypervisor,
            Disks disks,
            Catalogue catalogue,
            MountTable table,
            Path root,
            Supplier<String> dockerd,
            String boot) {
        this(
                hypervisor,
                catalogue,
                table,
                new Mounting(hypervisor, disks, new Fencing(hypervisor), root, PATIENCE),
                dockerd,
                boot,
                DOCKERS_PATIENCE);
    }

    Volumes(
            Hypervisor hypervisor,
            Catalogue catalogue,
            MountTable table,
            Mounting mounting,
            Supplier<String> dockerd,
            String boot,
            Duration dockersPatience) {
        this.hypervisor = hypervisor;
        this.catalogue = catalogue;
        this.table = table;
        this.mounting = mounting;
        this.occupancy = new Occupancy(table, mounting, dockerd, boot);
        this.dockerd = dockerd;
        this.boot = boot;
        this.dockersPatience = dockersPatience;
    }

    /// Takes the volume of that name where there is one already.
    public void create(String name, Map<String, String> options) {
        VolumeName valid = new VolumeName(name);
        VolumeSize size = VolumeSize.DEFAULT;
        FileSystem fileSystem = FileSystem.EXT4;
        for (Map.Entry<String, String> option : options.entrySet()) {
            switch (option.getKey().toLowerCase(Locale.ROOT)) {
                case "size" -> size = VolumeSize.parse(option.getValue());
                case "fstype" -> fileSystem = FileSystem.parse(option.getValue());
                default -> throw Failure.usage("driver.option", option.getKey());
            }
        }
        VolumeSize chosenSize = size;
        FileSystem chosenFileSystem = fileSystem;
        exclusively(valid.value(), () -> {
            Optional<Volume> present = hypervisor.find(name);
            catalogue.put(present.isPresent() ? present.get() : made(name, chosenSize, chosenFileSystem));
        });
    }

    /// Another guest may have been faster.
    private Volume made(String name, VolumeSize size, FileSystem fileSystem) {
        try {
            return hypervisor.create(name, size, fileSystem);
        } catch (Failure failure) {
            return hypervisor.find(name).orElseThrow(() -> failure);
        }
    }

    public Optional<Known> get(String name) {
        return catalogue.find(name).map(this::known);
    }

    public List<Known> list() {
        return catalogue.all().stream().map(this::known).toList();
    }

    private Known known(Volume volume) {
        return new Known(volume, path(volume.name()));
    }

    public Optional<Path> path(String name) {
        return table.find(name).filter(entry -> !entry.ids().isEmpty()).map(entry -> mounting.data(name));
    }

    /// The directory for the container, which has the ownership it had. Of a volume that is mounted already
    /// VirtualBox is not asked. `driver.late` when Docker does not wait for it any more: what was mounted is
    /// left to settling.
    public Path mount(String name, String id) {
        long asked = System.nanoTime();
        String asking = dockerd.get();
        VolumeName valid = new VolumeName(name);
        exclusively(valid.value(), () -> {
            Optional<Entry> known = table.find(name);
            Entry entry = known.isPresent() && mounting.isMounted(known.get().volume())
                    ? known.get().during(boot)
                    : mounted(name, known);
            if (System.nanoTime() - asked >= dockersPatience.toNanos()) {
                table.put(name, entry);
                throw Failure.failed("driver.late", name);
            }
            table.put(name, entry.with(id, asking));
        });
        return mounting.data(name);
    }

    /// The intent is written down first, and stays when what was done could not be undone: settling is to find
    /// it. Else the entry that was there is put back: its containers may live, although somebody unmounted the
    /// volume by hand.
    private Entry mounted(String name, Optional<Entry> known) {
        Volume volume = existing(name);
        Optional<Entry> same = known.filter(entry -> entry.volume().medium().equals(volume.medium()));
        if (known.isPresent() && same.isEmpty()) {
            mounting.release(known.get().volume());
        }
        Entry intent = same.map(entry -> entry.during(boot)).orElseGet(() -> new Entry(volume, boot, Map.of()));
        table.put(name, intent);
        try {
            mounting.mount(volume);
            return intent;
        } catch (Failure failure) {
            if (failure.getSuppressed().length == 0) {
                same.ifPresentOrElse(entry -> table.keep(name, entry), () -> table.remove(name));
            }
            throw failure;
        }
    }

    /// Looked up afresh: it may have been deleted and made anew, and be another disk.
    private Volume existing(String name) {
        Optional<Volume> found = hypervisor.find(name);
        found.ifPresentOrElse(catalogue::put, () -> catalogue.remove(name));
        return found.orElseThrow(() -> Failure.failed("driver.noVolume", name));
    }

    /// The last one out unmounts and detaches. Whether nothing is left over for settling.
    public boolean unmount(String name, String id) {
        ReentrantLock lock = lock(new VolumeName(name).value());
        lock.lock();
        try {
            return occupancy.leave(name, id);
        } finally {
            lock.unlock();
        }
    }

    /// Refused while anybody has it. A volume that is gone already is fine.
    public void remove(String name) {
        VolumeName valid = new VolumeName(name);
        exclusively(valid.value(), () -> {
            Optional<Entry> entry = table.find(name);
            if (entry.isPresent()) {
                if (!entry.get().ids().isEmpty()) {
                    throw Failure.refused("driver.inUse", name);
                }
                occupancy.keepOrRelease(name, entry.get());
            }
            hypervisor.find(name).ifPresent(this::delete);
            catalogue.remove(name);
        });
    }

    /// A failover attaches a volume for a container that may never come: this machine lets it go by itself.
    /// Another one does not lose it.
    private void delete(Volume volume) {
        String self = hypervisor.self();
        List<Holder> holders = hypervisor.holders(volume);
        holders.stream()
                .filter(holder -> !holder.id().equalsIgnoreCase(self))
                .findFirst()
                .ifPresent(other -> {
                    throw Fencing.refusal(volume, other);
                });
        if (!holders.isEmpty()) {
            if (mounting.isMounted(volume)) {
                throw Failure.refused("driver.inUse", volume.name());
            }
            mounting.release(volume);
        }
        hypervisor.delete(volume);
    }

    /// Makes the table agree with what is really mounted: after a start of the driver, of the guest, of
    /// dockerd, or when VirtualBox is in reach again. Whether nothing is left over: what failed, what is busy,
    /// and what a container of an earlier dockerd still uses, is to be tried again later.
    public boolean settle() {
        boolean settled = isAliveTold();
        for (String name : table.all().keySet()) {
            settled &= isSettled(name);
        }
        return table.catchUp() && settled;
    }

    /// Before anything else: other machines may be after the disks already.
    private boolean isAliveTold() {
        try {
            hypervisor.tellAlive(!table.all().isEmpty());
            return true;
        } catch (Failure failure) {
            LOG.log(Level.DEBUG, "It is not told that this machine lives: {0}", failure.getMessage());
            return false;
        }
    }

    private boolean isSettled(String name) {
        ReentrantLock lock = lock(name);
        if (!lock.tryLock()) {
            return false;
        }
        try {
            Optional<Entry> entry = table.find(name);
            return entry.isEmpty() || occupancy.settle(name, entry.get());
        } catch (Failure failure) {
            LOG.log(Level.WARNING, "Volume {0} is not settled: {1}", name, failure.getMessage());
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void exclusively(String name, Runnable work) {
        ReentrantLock lock = lock(name);
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private ReentrantLock lock(String name) {
        return locks.computeIfAbsent(name, one -> new ReentrantLock());
    }
}
