package app.mooring.ui.demo;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.setup.Requirement;
import app.mooring.setup.Requirements;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What who begins a demo agrees to. What would shut a machine down on which containers run, or may run, is agreed to
/// in the setup only, where it says so.
final class Agreement implements Predicate<Requirement>, AutoCloseable {
    /// How long a guest that was met with a host key that was not known then may take to be looked at again: it may
    /// be trusted by now.
    private static final Duration MEETING = Duration.ofSeconds(10);

    private final Subscription seeing;
    private @Nullable LabSnapshot lab;

    /// @param lab how it looks now, and from now on
    Agreement(ObservableValue<@Nullable LabSnapshot> lab) {
        this.seeing = lab.subscribe(this::see);
    }

    private synchronized void see(@Nullable LabSnapshot seen) {
        lab = seen;
        notifyAll();
    }

    /// Waits, where that matters, until each guest was looked at.
    @Override
    public boolean test(Requirement wanted) {
        if (!Requirements.RESTARTING.contains(wanted.id())) {
            return true;
        }
        try {
            return !seen().busy().containsKey(wanted.subject());
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
    }

    private synchronized LabSnapshot seen() throws InterruptedException {
        while (lab == null || !lab.lookedAt()) {
            wait();
        }
        long end = System.nanoTime() + MEETING.toNanos();
        for (long left = MEETING.toNanos(); left > 0 && isMeeting(); left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return Objects.requireNonNull(lab);
    }

    private boolean isMeeting() {
        return lab != null
                && lab.machines().stream()
                        .anyMatch(machine -> machine.guest().reach() instanceof Reach.Away(var why)
                                && why.code().equals("ssh.hostKey.unknown"));
    }

    /// Looks no longer.
    @Override
    public void close() {
        seeing.unsubscribe();
    }
}
