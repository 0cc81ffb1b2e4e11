package app.mooring.virtualbox.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// The end of a process of this person's that is no child of this one.
public final class ProcessEnd {
    /// How often a zombie is looked for: nobody is told when a process becomes one.
    private static final Duration GLANCE = Duration.ofMillis(100);

    private ProcessEnd() {}

    /// Returns whether it ends in that time.
    public static boolean await(ProcessHandle process, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!hasEnded(process)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            try {
                process.onExit().get(Math.min(left, GLANCE.toNanos()), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException e) {
                // It may be a zombie by now.
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return true;
    }

    /// Also when it is a zombie, which Java calls alive: a process whose parent does not ask for its end, as the first
    /// one of many containers.
    public static boolean hasEnded(ProcessHandle process) {
        return !process.isAlive() || isZombie(process);
    }

    /// Where there is no `/proc`, what has no command any more is taken for one. On Linux that is too early: it
    /// has none as soon as its memory is gone, but its sockets are open until the last of its threads has ended.
    /// See proc_pid_stat(5).
    private static boolean isZombie(ProcessHandle process) {
        Path proc = Path.of("/proc", String.valueOf(process.pid()));
        if (!Files.isDirectory(proc)) {
            ProcessHandle.Info info = process.info();
            return info.command().isEmpty() && info.arguments().isEmpty();
        }
        try (Stream<Path> threads = Files.list(proc.resolve("task"))) {
            String stat = Files.readString(proc.resolve("stat"), StandardCharsets.ISO_8859_1);
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2) && threads.count() == 1;
        } catch (IOException | UncheckedIOException gone) {
            return !process.isAlive();
        }
    }
}
