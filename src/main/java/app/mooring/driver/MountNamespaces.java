package app.mooring.driver;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// What is mounted where, in the mount namespaces of all processes.
final class MountNamespaces {
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(500);

    private final Path proc;

    MountNamespaces(Path proc) {
        this.proc = proc;
    }

    /// The source of what is mounted last at that place, in the own namespace.
    Optional<Path> at(Path target) {
        try {
            return read(proc.resolve("self/mountinfo")).stream()
                    .filter(info -> info.target().equals(target))
                    .reduce((below, above) -> above)
                    .map(info -> real(info.source()));
        } catch (IOException unreadable) {
            throw Failure.because(unreadable, "driver.unreadable", proc);
        }
    }

    /// Everywhere that device is mounted.
    List<Disks.Mount> of(Path device) {
        return of(device, number(device));
    }

    /// @param number the device's, `MAJOR:MINOR`, if it is known
    List<Disks.Mount> of(Path device, Optional<String> number) {
        List<Disks.Mount> mounts = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            Path self = proc.resolve("self");
            Set<String> seen = new HashSet<>(Set.of(namespace(self)));
            add(mounts, read(self.resolve("mountinfo")), true, device, number);
            for (Path process : processes) {
                try {
                    String namespace = namespace(process);
                    if (!seen.contains(namespace)) {
                        add(mounts, read(process.resolve("mountinfo")), false, device, number);
                        seen.add(namespace);
                    }
                } catch (IOException gone) {
                    // A process that has ended has nothing mounted; others of its namespace may have.
                }
            }
        } catch (IOException unreadable) {
            throw Failure.because(unreadable, "driver.unreadable", proc);
        }
        return List.copyOf(mounts);
    }

    /// Waits for the ends of the processes whose namespaces have it. Looked at again in between, too, since a
    /// mount can go without its process, and the kernel tells that to nobody outside the namespace.
    List<Disks.Mount> awaitGone(Path device, Predicate<Disks.Mount> which, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        long slice = SLICE;
        List<Disks.Mount> mounts = of(device, which);
        for (long left = atMost.toNanos(); !mounts.isEmpty() && left > 0; left = end - System.nanoTime()) {
            awaitEnd(holders(device), Math.min(left, slice));
            slice = Math.min(slice * 2, LONGEST);
            mounts = of(device, which);
        }
        return mounts;
    }

    private List<Disks.Mount> of(Path device, Predicate<Disks.Mount> which) {
        return of(device).stream().filter(which).toList();
    }

    private static void awaitEnd(List<ProcessHandle> processes, long nanos) {
        CompletableFuture<?>[] ends =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.anyOf(ends).get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException stillThere) {
            // The caller looks.
        } catch (InterruptedException interrupted) {
            throw Failure.cancelled(interrupted);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The processes of other namespaces that have the device mounted.
    private List<ProcessHandle> holders(Path device) {
        Optional<String> number = number(device);
        return ProcessHandle.allProcesses()
                .filter(process -> {
                    Path of = proc.resolve(String.valueOf(process.pid()));
                    List<Disks.Mount> mounts = new ArrayList<>();
                    try {
                        if (!namespace(of).equals(namespace(proc.resolve("self")))) {
                            add(mounts, read(of.resolve("mountinfo")), false, device, number);
                        }
                    } catch (IOException gone) {
                        return false;
                    }
                    return !mounts.isEmpty();
                })
                .toList();
    }

    /// By number, and by path for file systems that have a number of their own (btrfs).
    private static void add(
            List<Disks.Mount> mounts, List<MountInfo> infos, boolean own, Path device, Optional<String> number) {
        for (MountInfo info : infos) {
            if (number.filter(info.device()::equals).isPresent()
                    || real(info.source()).equals(device)) {
                mounts.add(new Disks.Mount(own, info.root(), info.target()));
            }
        }
    }

    private static List<MountInfo> read(Path mountInfo) throws IOException {
        return Files.readAllLines(mountInfo).stream()
                .flatMap(line -> MountInfo.parse(line).stream())
                .toList();
    }

    private static String namespace(Path process) throws IOException {
        return Files.readSymbolicLink(process.resolve("ns/mnt")).toString();
    }

    static Path real(String source) {
        Path path = Path.of(source);
        try {
            return path.isAbsolute() ? path.toRealPath() : path;
        } catch (IOException absent) {
            return path;
        }
    }

    /// `MAJOR:MINOR`, from how Linux packs them into a device number.
    static Optional<String> number(Path device) {
        try {
            long packed = ((Number) Files.getAttribute(device, "unix:rdev")).longValue();
            long major = ((packed >> 8) & 0xfff) | ((packed >> 32) & ~0xfffL);
            long minor = (packed & 0xff) | ((packed >> 12) & 0xffffff00L);
            return packed == 0 ? Optional.empty() : Optional.of(major + ":" + minor);
        } catch (IOException | UnsupportedOperationException unknown) {
            return Optional.empty();
        }
    }
}
