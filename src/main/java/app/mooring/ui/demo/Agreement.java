package app.mooring.ui.demo;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.setup.Requirement;
import app.mooring.setup.Requirements;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What who begins a demo agrees to. What would shut a machine down on which containers run, or may run, is agreed to
/// in the setup only, where it says so.
final class Agreement implements Predicate<Requirement>, AutoCloseable {
    private final CompletableFuture<Set<String>> busy = new CompletableFuture<>();
    private final Subscription seeing;

    /// @param lab how it looks now, and from now on
    Agreement(ObservableValue<@Nullable LabSnapshot> lab) {
        this.seeing = lab.subscribe(this::see);
    }

    private void see(@Nullable LabSnapshot seen) {
        if (seen != null && seen.lookedAt()) {
            busy.complete(Set.copyOf(seen.busy().keySet()));
        }
    }

    /// Waits, where that matters, until each guest was looked at.
    @Override
    public boolean test(Requirement wanted) {
        if (!Requirements.RESTARTING.contains(wanted.id())) {
            return true;
        }
        try {
            return !busy.get().contains(wanted.subject());
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// Looks no longer.
    @Override
    public void close() {
        seeing.unsubscribe();
    }
}
