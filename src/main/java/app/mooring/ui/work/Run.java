package app.mooring.ui.work;

import app.mooring.failure.Failure;
import app.mooring.operation.Progress;
import app.mooring.operation.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Something that runs or ran. All of it changes on the window's thread only.
public final class Run {
    /// How it stands.
    public sealed interface State {
        /// It goes on.
        ///
        /// @param cancelling whether it was told to end, and takes back what it has to
        record Running(boolean cancelling) implements State {}

        record Done(@Nullable Object result) implements State {}

        record Failed(Failure failure) implements State {}

        record Cancelled() implements State {}

        default boolean ended() {
            return !(this instanceof Running);
        }
    }

    /// A step of it.
    ///
    /// @param result how it ended; empty: it goes on
    public record StepRow(String id, Instant started, Optional<StepResult> result) {}

    private final ObservableValue<String> title;
    private final Instant started = Instant.now();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Running(false));
    private final ReadOnlyObjectWrapper<Duration> took = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final ReadOnlyObjectWrapper<@Nullable Progress> line = new ReadOnlyObjectWrapper<>();
    private final ObservableList<StepRow> steps = FXCollections.observableArrayList();
    private final Steps noted = new Steps(steps);

    /// One for all: such a list follows the other one only as long as somebody has it.
    private final ObservableList<StepRow> stepsShown = FXCollections.unmodifiableObservableList(steps);
    private @Nullable Thread thread;

    Run(ObservableValue<String> title) {
        this.title = title;
    }

    void runsOn(Thread working) {
        thread = working;
    }

    public ObservableValue<String> title() {
        return title;
    }

    public Instant started() {
        return started;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// How long it took; zero while it runs.
    public ReadOnlyObjectProperty<Duration> took() {
        return took.getReadOnlyProperty();
    }

    /// What it said last; null: nothing.
    public ReadOnlyObjectProperty<@Nullable Progress> line() {
        return line.getReadOnlyProperty();
    }

    public ObservableList<StepRow> steps() {
        return stepsShown;
    }

    /// Ends it, as soon as it has taken back what it has to. It is told so once: what is taken back takes its time.
    public void cancel() {
        Thread working = thread;
        if (state.get() instanceof State.Running(boolean cancelling) && !cancelling && working != null) {
            state.set(new State.Running(true));
            working.interrupt();
        }
    }

    /// Tells how it ended, now if it has. Who was told is known no more: a run is kept long.
    public Run whenEnded(Consumer<State> told) {
        if (state.get().ended()) {
            told.accept(state.get());
        } else {
            state.addListener(new ChangeListener<>() {
                @Override
                public void changed(ObservableValue<? extends State> value, State before, State now) {
                    if (now.ended()) {
                        state.removeListener(this);
                        told.accept(now);
                    }
                }
            });
        }
        return this;
    }

    void begin(String step) {
        noted.begin(step);
        line.set(null);
    }

    void say(Progress said) {
        line.set(said);
    }

    void end(StepResult result) {
        noted.end(result);
    }

    void end(State how) {
        thread = null;
        noted.settle(how);
        took.set(Duration.between(started, Instant.now()));
        line.set(null);
        state.set(how);
    }
}
