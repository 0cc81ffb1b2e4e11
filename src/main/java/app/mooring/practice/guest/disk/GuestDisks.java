package app.mooring.practice.guest.disk;

import app.mooring.driver.Disks;
import app.mooring.driver.FileSystem;
import app.mooring.failure.Failure;
import app.mooring.practice.MachineHardware;
import app.mooring.virtualbox.Serial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// The disks of one played guest: devices that come and go, as its machine's hypervisor says, links below
/// `/dev/disk/by-id`, and mounts, which are links to the disk's content. Safe for use by several threads.
public final class GuestDisks implements Disks {
    private static final Duration APPEARS = Duration.ofSeconds(30);
    private static final Duration GOES = Duration.ofSeconds(5);
    private static final String DEVICE = "/dev/sd";

    private record Mounted(Path device, UUID medium, FileSystem fileSystem) {}

    private final String machine;
    private final Path root;
    private final Platters platters;
    private final KernelFiles kernel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Path, MachineHardware.Disk> devices = new TreeMap<>();
    private final Map<Path, Mounted> mounts = new TreeMap<>();

    /// @param root the guest's file system
    public GuestDisks(String machine, Path root, Platters platters) {
        this.machine = machine;
        this.root = root;
        this.platters = platters;
        this.kernel = new KernelFiles(root);
    }

    /// It is plugged in: the lowest free letter is its device's; `a` is the system's own.
    public void plug(MachineHardware.Disk disk) {
        locked(() -> {
            char letter = 'b';
            while (devices.containsKey(Path.of(DEVICE + letter))) {
                letter++;
            }
            Path device = Path.of(DEVICE + letter);
            Path link = link(disk.medium().toString());
            Path node = root.resolve("dev/sd" + letter);
            Files.createDirectories(link.getParent());
            Files.deleteIfExists(node);
            Files.createFile(node);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of("../../sd" + letter));
            devices.put(device, disk);
            kernel.plugged(letter, disk.medium().toString());
            return device;
        });
    }

    public void unplug(MachineHardware.Disk disk) {
        locked(() -> {
            Optional<Path> device = device(disk.medium().toString());
            if (device.isPresent()) {
                devices.remove(device.get());
                Files.deleteIfExists(link(disk.medium().toString()));
                Files.deleteIfExists(root.resolve(device.get().toString().substring(1)));
                kernel.unplugged(device.get().toString().charAt(DEVICE.length()));
            }
            return machine;
        });
    }

    /// The power is off: nothing is mounted, nothing is plugged in.
    public void powerOff() {
        locked(() -> {
            for (Path target : List.copyOf(mounts.keySet())) {
                letGo(target);
            }
            return machine;
        });
        List.copyOf(devices.values()).forEach(this::unplug);
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T locked(Work<T> work) {
        lock.lock();
        try {
            T result = work.run();
            writeMounts();
            changed.signalAll();
            return result;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            lock.unlock();
        }
    }

    private void writeMounts() throws IOException {
        kernel.mounted(mounts.entrySet().stream()
                .map(each -> new KernelFiles.Mount(
                        each.getValue().device(),
                        each.getKey(),
                        each.getValue().fileSystem().type()))
                .toList());
    }

    private boolean await(BooleanSupplier condition, Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!condition.getAsBoolean() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return condition.getAsBoolean();
        } catch (InterruptedException interrupted) {
            throw Failure.cancelled(interrupted);
        } finally {
            lock.unlock();
        }
    }

    private Path link(String medium) {
        return root.resolve("dev/disk/by-id/ata-VBOX_HARDDISK_" + Serial.of(medium));
    }

    private Optional<Path> device(String medium) {
        UUID wanted = UUID.fromString(medium);
        return devices.entrySet().stream()
                .filter(each -> each.getValue().medium().equals(wanted))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public Path await(String medium) {
        await(() -> device(medium).isPresent(), APPEARS);
        return find(medium).orElseThrow(() -> Failure.failed("driver.noDevice", medium, APPEARS.toSeconds()));
    }

    @Override
    public Optional<Path> find(String medium) {
        lock.lock();
        try {
            return device(medium);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isGone(Path device) {
        lock.lock();
        try {
            return !devices.containsKey(device);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void awaitGone(String medium) {
        await(() -> device(medium).isEmpty(), GOES);
    }

    private MachineHardware.Disk disk(Path device) {
        lock.lock();
        try {
            MachineHardware.Disk disk = devices.get(device);
            if (disk == null) {
                throw Failure.failed("driver.noDevice", device, 0);
            }
            return disk;
        } finally {
            lock.unlock();
        }
    }

    private interface ChannelWork<T> {
        T run(FileChannel channel) throws IOException;
    }

    private <T> T onDisk(Path device, String code, ChannelWork<T> work) {
        try (FileChannel channel =
                FileChannel.open(disk(device).file(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return work.run(channel);
        } catch (IOException unreadable) {
            throw Failure.because(unreadable, code, device);
        }
    }

    @Override
    public Optional<String> signature(Path device) {
        return onDisk(
                device, "driver.unreadable", channel -> Label.read(channel).map(FileSystem::type));
    }

    @Override
    public boolean isZero(Path device, boolean endsOnly) {
        return onDisk(device, "driver.unreadable", channel -> Label.isBlank(channel, endsOnly));
    }

    @Override
    public void format(Path device, FileSystem fileSystem) {
        UUID medium = disk(device).medium();
        onDisk(device, "driver.notFlushed", channel -> {
            Content.clear(platters.content(medium));
            Label.write(channel, fileSystem);
            return medium;
        });
    }

    @Override
    public void check(Path device, FileSystem fileSystem) {
        // Folders are mended by whoever keeps them.
    }

    @Override
    public void mount(Path device, FileSystem fileSystem, Path target) {
        UUID medium = disk(device).medium();
        locked(() -> {
            Path content = platters.content(medium);
            Files.createDirectories(target.getParent());
            Files.deleteIfExists(target);
            platters.mount(medium, machine);
            Files.createSymbolicLink(target, content);
            return mounts.put(target, new Mounted(device, medium, fileSystem));
        });
    }

    @Override
    public void unmount(Path target) {
        locked(() -> {
            Mounted mounted = mounts.get(target);
            if (mounted != null) {
                write(mounted);
                letGo(target);
            }
            return target;
        });
    }

    private void letGo(Path target) throws IOException {
        Mounted gone = mounts.remove(target);
        Files.deleteIfExists(target);
        Files.createDirectories(target);
        if (gone != null) {
            platters.unmount(gone.medium(), machine);
        }
    }

    /// The medium takes as much room as what is on it.
    private void write(Mounted mounted) {
        onDisk(mounted.device(), "driver.notFlushed", channel -> {
            Label.fill(channel, Content.bytes(platters.content(mounted.medium())));
            return mounted;
        });
    }

    @Override
    public void flush(Path device) {
        onDisk(device, "driver.notFlushed", channel -> {
            channel.force(true);
            return device;
        });
    }

    @Override
    public Optional<Path> mountedAt(Path target) {
        lock.lock();
        try {
            return Optional.ofNullable(mounts.get(target)).map(Mounted::device);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Mount> mounts(Path device) {
        lock.lock();
        try {
            List<Mount> found = new ArrayList<>();
            mounts.forEach((target, mounted) -> {
                if (mounted.device().equals(device)) {
                    found.add(new Mount(true, "/", target));
                }
            });
            return found;
        } finally {
            lock.unlock();
        }
    }

    /// Nobody makes partitions, or anything else, of a played disk.
    @Override
    public List<String> uses(Path device) {
        return List.of();
    }

    @Override
    public List<Mount> awaitUnmounted(Path device, Predicate<Mount> which, Duration atMost) {
        await(() -> mounts(device).stream().noneMatch(which), atMost);
        return mounts(device).stream().filter(which).toList();
    }
}
