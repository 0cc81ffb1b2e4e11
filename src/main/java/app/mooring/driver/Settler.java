package app.mooring.driver;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Settles when there is a reason to, and, while something is left over, again after ever longer pauses.
/// Reasons come from several threads; the settling is done by one.
final class Settler implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Settler.class.getName());

    private final BooleanSupplier settle;
    private final Duration pause;
    private final Duration longest;
    private final Semaphore reasons = new Semaphore(0);
    private @Nullable Thread thread;

    /// Not started yet.
    ///
    /// @param settle whether nothing is left over
    /// @param pause before the second attempt
    Settler(BooleanSupplier settle, Duration pause, Duration longest) {
        this.settle = settle;
        this.pause = pause;
        this.longest = longest;
    }

    synchronized void start() {
        thread = Thread.ofVirtual().name("settler").start(this::run);
    }

    /// Returns at once.
    void request() {
        reasons.release();
    }

    private void run() {
        try {
            Duration next = pause;
            boolean settled = true;
            while (true) {
                if (settled) {
                    reasons.acquire();
                    next = pause;
                } else {
                    boolean asked = reasons.tryAcquire(next.toNanos(), TimeUnit.NANOSECONDS);
                    next = asked ? pause : shorter(next.multipliedBy(2), longest);
                }
                reasons.drainPermits();
                settled = isSettled();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whatever ends it, it is tried again.
    private boolean isSettled() {
        try {
            return settle.getAsBoolean();
        } catch (RuntimeException unexpected) {
            LOG.log(Level.ERROR, "The volumes are not settled", unexpected);
            return false;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// Settles no more when it returns; see [Ending].
    @Override
    public synchronized void close() {
        if (thread != null) {
            Ending.of(thread);
        }
    }
}
