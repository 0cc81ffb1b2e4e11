package app.mooring.ui.work;

import app.mooring.failure.Failure;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What is being done with one thing, or how that ended the last time. Used on the window's thread.
public final class LatestRun {
    private final Works works;
    private final ReadOnlyObjectWrapper<@Nullable Run> running = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Run> done = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();

    public LatestRun(Works works) {
        this.works = works;
    }

    /// Begins it; how the one before ended is forgotten.
    public <T extends @Nullable Object> Run start(ObservableValue<String> title, Work<T> work) {
        forget();
        Run run = works.start(title, work);
        running.set(run);
        return run.whenEnded(how -> {
            running.set(null);
            if (how instanceof Run.State.Failed(Failure wrong)) {
                failure.set(wrong);
            } else if (how instanceof Run.State.Done) {
                done.set(run);
            }
        });
    }

    /// Takes away what is told of how the last one ended.
    public void forget() {
        failure.set(null);
        done.set(null);
    }

    /// Null: nothing is being done.
    public ReadOnlyObjectProperty<@Nullable Run> running() {
        return running.getReadOnlyProperty();
    }

    /// What was done last and worked; null: nothing yet, it did not, or that is forgotten.
    public ReadOnlyObjectProperty<@Nullable Run> done() {
        return done.getReadOnlyProperty();
    }

    /// Why what was tried last did not work; null: it did, or that is forgotten.
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }
}
