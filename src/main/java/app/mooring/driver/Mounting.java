package app.mooring.driver;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// From a volume to a mounted directory, and back. One thread at a time for each volume, which is up to the
/// caller.
final class Mounting {
    private final Hypervisor hypervisor;
    private final Disks disks;
    private final Fencing fencing;
    private final Path root;
    private final Leaving leaving;
    private final Duration patience;
    private final ReentrantLock machine = new ReentrantLock();

    /// @param patience how long a device may be in use after it was unmounted: containers take a moment to go
    Mounting(Hypervisor hypervisor, Disks disks, Fencing fencing, Path root, Duration patience) {
        this.hypervisor = hypervisor;
        this.disks = disks;
        this.fencing = fencing;
        this.root = root;
        this.leaving = new Leaving(root);
        this.patience = patience;
    }

    Path target(String name) {
        return root.resolve("volumes").resolve(name);
    }

    /// What Docker gets: a directory of the file system, not its root, since that has `lost+found` in it.
    Path data(String name) {
        return target(name).resolve("data");
    }

    /// Whether something is mounted at the volume's place; refused with `driver.busy` when it is not this disk.
    boolean isMounted(Volume volume) {
        Path target = target(volume.name());
        Optional<Path> source = disks.mountedAt(target);
        if (source.isPresent()
                && disks.find(volume.medium())
                        .filter(device -> !device.equals(source.get()))
                        .isPresent()) {
            throw Failure.refused("driver.busy", target);
        }
        return source.isPresent();
    }

    /// Whether a container has it mounted.
    boolean isUsed(Volume volume) {
        return devices(volume).stream()
                .flatMap(device -> disks.mounts(device).stream())
                .anyMatch(Mounting::isContainers);
    }

    /// Whether one still has after as long as it takes one that has ended to go.
    boolean isUsedOn(Volume volume) {
        return devices(volume).stream()
                .anyMatch(device -> !disks.awaitUnmounted(device, Mounting::isContainers, patience)
                        .isEmpty());
    }

    private static boolean isContainers(Disks.Mount mount) {
        return !mount.own() && (mount.root() + "/").startsWith("/data/");
    }

    /// What was done is undone when it fails. To be called when the volume is on record only: see
    /// [Leaving].
    void mount(Volume volume) {
        leaving.refuse(volume.name());
        Optional<Path> present = disks.find(volume.medium());
        present.ifPresent(device -> refuseUsed(device, disks.mounts(device)));
        List<Holder> holders = hypervisor.holders(volume);
        if (present.isPresent() && !has(holders, hypervisor.self())) {
            requireGone(volume);
        }
        boolean unallocated = holders.isEmpty() && hypervisor.isUnallocated(volume);
        boolean attached = attach(volume);
        try {
            Path device = disks.await(volume.medium());
            refuseUsed(device, disks.mounts(device));
            FileSystem fileSystem = prepare(volume, device, unallocated);
            disks.mount(device, fileSystem, target(volume.name()));
            ensureData(volume);
        } catch (Failure failure) {
            undo(volume, attached, failure);
            throw failure;
        }
    }

    private boolean attach(Volume volume) {
        machine.lock();
        try {
            return fencing.attach(volume);
        } finally {
            machine.unlock();
        }
    }

    private static boolean has(List<Holder> holders, String machine) {
        return holders.stream().anyMatch(holder -> holder.id().equalsIgnoreCase(machine));
    }

    /// What is left of an earlier attachment has the same serial as the disk that is about to come.
    private void requireGone(Volume volume) {
        disks.awaitGone(volume.medium());
        disks.find(volume.medium()).ifPresent(device -> {
            throw Failure.refused("driver.deviceStays", device, volume.name());
        });
    }

    private void refuseUsed(Path device, List<Disks.Mount> mounts) {
        Stream.concat(mounts.stream().map(mount -> mount.target().toString()), disks.uses(device).stream())
                .findFirst()
                .ifPresent(use -> {
                    throw Failure.refused("driver.busy", use);
                });
    }

    /// @param attached whether it was this mount that attached it
    private void undo(Volume volume, boolean attached, Failure failure) {
        try {
            if (attached) {
                release(volume);
            } else {
                unmount(volume);
            }
        } catch (Failure stays) {
            failure.addSuppressed(stays);
        }
    }

    /// Formats only what is provably blank: nothing recognised, and every byte reads zero. What the hypervisor
    /// knows never to have been written reads zero without being read; its ends are looked at all the same.
    ///
    /// Formatting is announced before the first byte and revoked before the first mount. So when a power cut
    /// leaves half a file system, the announcement proves that the disk was blank and never used since, and it
    /// is formatted again.
    private FileSystem prepare(Volume volume, Path device, boolean unallocated) {
        boolean begun = hypervisor.isFormatting(volume);
        Optional<String> signature = disks.signature(device);
        if (signature.isPresent()) {
            FileSystem present = FileSystem.find(signature.get())
                    .orElseThrow(() -> Failure.refused("driver.notBlank", volume.name(), signature.get()));
            if (!begun || !disks.isUnfinished(device, present)) {
                disks.check(device, present);
                if (begun) {
                    hypervisor.setFormatting(volume, false);
                }
                return present;
            }
        } else if (!begun && !disks.isZero(device, unallocated)) {
            throw Failure.refused("driver.notBlank", volume.name(), "unknown");
        }
        if (!begun) {
            hypervisor.setFormatting(volume, true);
        }
        disks.format(device, volume.fileSystem());
        disks.flush(device);
        hypervisor.setFormatting(volume, false);
        return volume.fileSystem();
    }

    /// The disk's content is the containers': a `data` that leads elsewhere must not become a mount of
    /// elsewhere.
    private void ensureData(Volume volume) {
        Path data = data(volume.name());
        try {
            if (!Files.exists(data, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(data);
                Owner.set(data, "rwxr-xr-x");
            } else if (!Files.isDirectory(data, LinkOption.NOFOLLOW_LINKS)) {
                throw Failure.refused("driver.dataNotDirectory", volume.name());
            }
        } catch (IOException uncreatable) {
            throw Failure.because(uncreatable, "driver.directory", data);
        }
    }

    /// The device that is mounted at the volume's place first, then the one with the disk's serial: mostly the
    /// same, and none only when neither is there.
    private Set<Path> devices(Volume volume) {
        Set<Path> devices = new LinkedHashSet<>();
        disks.mountedAt(target(volume.name()))
                .filter(device -> !disks.isGone(device))
                .ifPresent(devices::add);
        disks.find(volume.medium()).ifPresent(devices::add);
        return devices;
    }

    private void unmount(Volume volume) {
        Path target = target(volume.name());
        if (disks.mountedAt(target).isPresent()) {
            disks.unmount(target);
        }
    }

    /// Unmounts, flushes and detaches it, as far as it is mounted and attached. A device that is mounted
    /// anywhere, or used in another way, is never detached: `driver.busy`.
    void release(Volume volume) {
        Set<Path> devices = devices(volume);
        unmount(volume);
        for (Path device : devices) {
            refuseUsed(device, disks.awaitUnmounted(device, _ -> true, patience));
            disks.flush(device);
        }
        machine.lock();
        try {
            hypervisor.detachFromSelf(volume);
        } finally {
            machine.unlock();
        }
        disks.awaitGone(volume.medium());
    }
}
