package app.mooring.ui.control;

import app.mooring.failure.Failure;
import app.mooring.ui.work.Question;
import app.mooring.ui.work.Works;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// A log that is followed while somebody looks at it. Used on the window's thread.
public final class LogModel implements AutoCloseable {
    private static final int CAPACITY = 2_000;

    private final Works works;
    private final Consumer<Consumer<String>> source;
    private final LogLines lines;
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private @Nullable Question question;

    /// @param source tells each line, from the last ones on, until its thread is interrupted or the log ends
    public LogModel(Works works, Consumer<Consumer<String>> source) {
        this.works = works;
        this.source = source;
        this.lines = new LogLines(CAPACITY, works.frames());
    }

    /// Follows it from its last lines on; what was followed before is let go of.
    public void start() {
        close();
        failure.set(null);
        following.set(true);
        Consumer<String> told = lines.begin();
        question = works.ask(
                () -> {
                    source.accept(told);
                    return true;
                },
                _ -> following.set(false),
                wrong -> {
                    following.set(false);
                    failure.set(wrong);
                });
    }

    public LogLines lines() {
        return lines;
    }

    /// Whether more lines may come.
    public ReadOnlyBooleanProperty following() {
        return following.getReadOnlyProperty();
    }

    /// Why no more lines come; null: nothing went wrong.
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Follows it no longer. The lines stay.
    @Override
    public void close() {
        Question asked = question;
        question = null;
        following.set(false);
        if (asked != null) {
            asked.close();
        }
    }
}
