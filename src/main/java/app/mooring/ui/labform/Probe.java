package app.mooring.ui.labform;

import app.mooring.failure.Failure;
import app.mooring.ui.work.Question;
import app.mooring.ui.work.Works;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// A connection that is tried as it is typed: after a while, and only the last time counts.
final class Probe<T> implements AutoCloseable {
    /// How it stands.
    sealed interface State<T> {
        /// There is nothing that could be tried.
        record Unasked<T>() implements State<T> {}

        record Asking<T>() implements State<T> {}

        record Answered<T>(T answer) implements State<T> {}

        record Failed<T>(Failure failure) implements State<T> {}
    }

    private final Works works;
    private final Delay delay;
    private final Supplier<Optional<Callable<T>>> question;
    private final ReadOnlyObjectWrapper<State<T>> state = new ReadOnlyObjectWrapper<>(new State.Unasked<>());
    private Runnable forget = () -> {};
    private @Nullable Question asked;

    /// @param question what is asked for what is typed now; empty: it cannot be asked
    Probe(Works works, Delay delay, Supplier<Optional<Callable<T>>> question) {
        this.works = works;
        this.delay = delay;
        this.question = question;
    }

    ReadOnlyObjectProperty<State<T>> state() {
        return state.getReadOnlyProperty();
    }

    /// Something else is typed: what was answered before counts no more.
    void changed() {
        close();
        state.set(new State.Unasked<>());
        forget = delay.after(() -> question.get().ifPresent(this::ask));
    }

    /// Asks that, at once.
    void ask(Callable<T> now) {
        close();
        state.set(new State.Asking<>());
        asked = works.ask(
                now,
                answer -> state.set(new State.Answered<>(answer)),
                failure -> state.set(new State.Failed<>(failure)));
    }

    /// Nobody waits for an answer any more.
    @Override
    public void close() {
        forget.run();
        forget = () -> {};
        if (asked != null) {
            asked.close();
            asked = null;
        }
    }
}
