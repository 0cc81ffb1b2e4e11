package app.mooring;

import app.mooring.lab.LabSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Snapshots as they are told, to be waited for.
final class Snapshots implements Consumer<LabSnapshot> {
    private final BlockingQueue<LabSnapshot> told = new LinkedBlockingQueue<>();
    private final List<LabSnapshot> seen = new ArrayList<>();

    @Override
    public void accept(LabSnapshot snapshot) {
        told.add(snapshot);
    }

    /// The first one from now on, or the last one seen, that is so.
    LabSnapshot await(Duration atMost, Predicate<LabSnapshot> wanted) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        @Nullable LabSnapshot one = seen.isEmpty() ? null : seen.getLast();
        while (one == null || !wanted.test(one)) {
            one = told.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (one == null) {
                throw new AssertionError("not within " + atMost + ": " + (seen.isEmpty() ? "none" : seen.getLast()));
            }
            seen.add(one);
        }
        return one;
    }

    /// All that were waited through, oldest first.
    List<LabSnapshot> seen() {
        return seen;
    }

    /// How many were told and not waited for.
    int waiting() {
        return told.size();
    }
}
