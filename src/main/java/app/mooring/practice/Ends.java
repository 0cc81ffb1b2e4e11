package app.mooring.practice;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Several things that end, of which none keeps another from ending.
public final class Ends {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Ends() {}

    /// Ends each, in order. What goes wrong is thrown when all have ended: the first, with the others
    /// suppressed in it.
    public static <T> void each(List<T> all, Consumer<T> end) {
        if (!all.isEmpty()) {
            try (Rest _ = () -> each(all.subList(1, all.size()), end)) {
                end.accept(all.getFirst());
            }
        }
    }

    /// Waits until the threads have ended, on one that is interrupted too. One that has not started yet
    /// is not waited for. Returns whether the others have ended within 20 s.
    public static boolean await(Collection<Thread> threads) {
        long end = System.nanoTime() + LONGEST.toNanos();
        boolean interrupted = Thread.interrupted();
        boolean ended = false;
        while (!ended && System.nanoTime() < end) {
            try {
                ended = joined(threads, end);
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return ended;
    }

    private static boolean joined(Collection<Thread> threads, long end) throws InterruptedException {
        for (Thread thread : threads) {
            TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
            if (thread.isAlive()) {
                return false;
            }
        }
        return true;
    }

    private interface Rest extends AutoCloseable {
        @Override
        void close();
    }
}
