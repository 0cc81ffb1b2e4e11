package app.mooring.driver;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waiting for a file to come or go, told by the kernel. The directories above it may come and go as well: the
/// nearest that is there is watched.
final class PathWatch {
    private static final long RECHECK = TimeUnit.SECONDS.toNanos(1);

    private PathWatch() {}

    /// Whether the condition, on that path, held within that time.
    static boolean await(Path path, BooleanSupplier condition, Duration atMost) {
        if (condition.getAsBoolean()) {
            return true;
        }
        long end = System.nanoTime() + atMost.toNanos();
        try (WatchService watch = path.getFileSystem().newWatchService()) {
            while (true) {
                WatchKey key = nearest(path)
                        .register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
                if (condition.getAsBoolean()) {
                    return true;
                }
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                // Looked at again now and then: a directory may have gone between finding and watching it.
                WatchKey signalled = watch.poll(Math.min(left, RECHECK), TimeUnit.NANOSECONDS);
                if (signalled != null) {
                    signalled.pollEvents();
                }
                key.cancel();
            }
        } catch (IOException unwatchable) {
            throw Failure.because(unwatchable, "driver.unwatchable", path);
        } catch (InterruptedException interrupted) {
            throw Failure.cancelled(interrupted);
        }
    }

    private static Path nearest(Path path) {
        Path directory = Objects.requireNonNull(path.toAbsolutePath().getParent());
        while (!Files.isDirectory(directory)) {
            directory = Objects.requireNonNull(directory.getParent());
        }
        return directory;
    }
}
