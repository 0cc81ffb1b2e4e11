package app.mooring.virtualbox.host;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
    /// one of many containers. It has no command any more.
    public static boolean hasEnded(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return !process.isAlive()
                || (info.command().isEmpty() && info.arguments().isEmpty());
    }
}
