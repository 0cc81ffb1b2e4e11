package app.mooring.lab;

import app.mooring.failure.Failure;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes one that waits, or that will wait next. Several at once count as one.
final class Poke {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition poked = lock.newCondition();
    private boolean pending;

    void now() {
        lock.lock();
        try {
            pending = true;
            poked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns when it was poked since it returned the last time, or after that time.
    void await(Duration atMost) {
        try {
            lock.lockInterruptibly();
            try {
                long left = atMost.toNanos();
                while (!pending && left > 0) {
                    left = poked.awaitNanos(left);
                }
                pending = false;
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
    }
}
