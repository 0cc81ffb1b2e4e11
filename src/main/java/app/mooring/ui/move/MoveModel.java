package app.mooring.ui.move;

import app.mooring.failure.Failure;
import app.mooring.migration.MovePlan;
import app.mooring.operation.StepResult;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Question;
import app.mooring.ui.work.Run;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// A move of a volume, from the question what it would do to its end.
final class MoveModel implements AutoCloseable {
    /// While these run, what uses the volume is down.
    private static final Set<String> DOWN = Set.of("stop", "create", "start");

    /// How far it is.
    sealed interface Stage {
        /// The plan is being made.
        record Planning() implements Stage {}

        /// It cannot be moved, or what it would take cannot be told now.
        record Refused(Failure failure) implements Stage {}

        record Planned(MovePlan plan) implements Stage {}

        record Moving(MovePlan plan, Run run) implements Stage {}

        /// It is done.
        ///
        /// @param down how long what uses it was down; zero: nothing was
        record Moved(MovePlan plan, Run run, Duration down) implements Stage {}

        /// It was cancelled; what was done is taken back.
        record Cancelled(MovePlan plan, Run run) implements Stage {}

        record Failed(MovePlan plan, Run run, Failure failure) implements Stage {}
    }

    private final Desk desk;
    private final ObservableValue<String> title;
    private final String volume;
    private final String to;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(new Stage.Planning());
    private @Nullable Question question;

    MoveModel(Desk desk, Texts texts, String volume, String to) {
        this.desk = desk;
        this.title = texts.of("title", volume, to);
        this.volume = volume;
        this.to = to;
    }

    ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    ObservableValue<String> title() {
        return title;
    }

    /// Asks for the plan, now or anew.
    void plan() {
        close();
        stage.set(new Stage.Planning());
        question = desk.works()
                .ask(
                        () -> desk.lab().rooms().planMove(volume, to),
                        plan -> stage.set(new Stage.Planned(plan)),
                        failure -> stage.set(new Stage.Refused(failure)));
    }

    /// Does what the plan says that is shown; nothing happens where none is.
    void move() {
        if (!(stage.get() instanceof Stage.Planned(MovePlan plan))) {
            return;
        }
        Run run = desk.works().start(title, listener -> desk.lab().rooms().carryOut(plan, listener));
        stage.set(new Stage.Moving(plan, run));
        run.whenEnded(state -> {
            stage.set(ended(plan, run, state));
            desk.lab().refresh();
        });
    }

    private static Stage ended(MovePlan plan, Run run, Run.State state) {
        return switch (state) {
            case Run.State.Failed(Failure failure) -> new Stage.Failed(plan, run, failure);
            case Run.State.Cancelled _ -> new Stage.Cancelled(plan, run);
            case Run.State.Running _, Run.State.Done _ -> new Stage.Moved(plan, run, down(plan, run));
        };
    }

    private static Duration down(MovePlan plan, Run run) {
        if (plan.downtimeMillis() == 0) {
            return Duration.ZERO;
        }
        List<StepResult> results =
                run.steps().stream().flatMap(step -> step.result().stream()).toList();
        return Duration.ofMillis(results.stream()
                .filter(result -> DOWN.contains(result.id()))
                .mapToLong(StepResult::millis)
                .sum());
    }

    /// Nobody waits for the plan any more. What moves goes on moving.
    @Override
    public void close() {
        if (question != null) {
            question.close();
        }
    }
}
