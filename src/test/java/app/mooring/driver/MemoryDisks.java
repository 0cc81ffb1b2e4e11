package app.mooring.driver;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Disks that are there when the hypervisor has them attached to this guest.
final class MemoryDisks implements Disks {
    final Map<Path, String> signatures = new TreeMap<>();
    final Map<Path, Path> mounted = new TreeMap<>();
    final List<Mount> elsewhere = new ArrayList<>();
    final List<String> uses = new ArrayList<>();
    final List<String> log = new ArrayList<>();
    boolean zero = true;
    boolean mountable = true;
    boolean unfinished;
    Optional<String> damage = Optional.empty();
    boolean powerCut;
    boolean linked = true;
    /// The devices that stay for the guest although their disks are detached.
    final Set<Path> lingering = new TreeSet<>();
    Runnable lookingForMounts = () -> {};
    Runnable awaitingGone = () -> {};
    Runnable awaitingUnmounted = () -> {};

    private final Predicate<String> attached;

    MemoryDisks(Predicate<String> attached) {
        this.attached = attached;
    }

    static Path device(String medium) {
        return Path.of("/dev/" + medium);
    }

    @Override
    public Path await(String medium) {
        return find(medium).orElseThrow(() -> Failure.failed("driver.noDevice", medium, 0));
    }

    @Override
    public Optional<Path> find(String medium) {
        return Optional.of(device(medium))
                .filter(device -> linked && (attached.test(medium) || lingering.contains(device)));
    }

    @Override
    public boolean isGone(Path device) {
        return !attached.test(device.getFileName().toString()) && !lingering.contains(device);
    }

    @Override
    public void awaitGone(String medium) {
        awaitingGone.run();
    }

    @Override
    public Optional<String> signature(Path device) {
        return Optional.ofNullable(signatures.get(device));
    }

    @Override
    public boolean isZero(Path device, boolean endsOnly) {
        log.add(endsOnly ? "ends" : "scan");
        return zero;
    }

    @Override
    public boolean isUnfinished(Path device, FileSystem fileSystem) {
        return unfinished;
    }

    @Override
    public void format(Path device, FileSystem fileSystem) {
        log.add("format");
        if (powerCut) {
            zero = false;
            throw new IllegalStateException("power cut");
        }
        signatures.put(device, fileSystem.type());
    }

    @Override
    public void check(Path device, FileSystem fileSystem) {
        log.add("check");
        damage.ifPresent(what -> {
            throw Failure.failed("driver.damaged", device, what);
        });
    }

    @Override
    public void mount(Path device, FileSystem fileSystem, Path target) {
        if (!mountable) {
            throw Failure.failed("driver.notMounted", device, "mount", 32, "");
        }
        try {
            Files.createDirectories(target);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        mounted.put(target, device);
        log.add("mount");
    }

    @Override
    public void unmount(Path target) {
        mounted.remove(target);
        log.add("unmount");
    }

    @Override
    public void flush(Path device) {
        log.add("flush");
    }

    @Override
    public Optional<Path> mountedAt(Path target) {
        return Optional.ofNullable(mounted.get(target));
    }

    @Override
    public List<Mount> mounts(Path device) {
        lookingForMounts.run();
        List<Mount> mounts = new ArrayList<>(elsewhere);
        mounted.forEach((target, source) -> {
            if (source.equals(device)) {
                mounts.add(new Mount(true, "/", target));
            }
        });
        return mounts;
    }

    @Override
    public List<String> uses(Path device) {
        return List.copyOf(uses);
    }

    @Override
    public List<Mount> awaitUnmounted(Path device, Predicate<Mount> which, Duration atMost) {
        awaitingUnmounted.run();
        return mounts(device).stream().filter(which).toList();
    }
}
