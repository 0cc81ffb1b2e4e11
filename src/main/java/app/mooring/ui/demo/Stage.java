package app.mooring.ui.demo;

import app.mooring.migration.MovePlan;
import app.mooring.operation.StepResult;
import app.mooring.report.Span;
import app.mooring.ui.work.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The steps of a demo on one line of time: those that were seen, and after them those that should come.
///
/// @param totalMillis what all of them take
record Stage(List<StageStep> steps, long totalMillis) {
    /// Before anything is known.
    static final Stage EMPTY = new Stage(List.of(), 1);

    Stage {
        steps = List.copyOf(steps);
    }

    /// @param seen the steps of the run, in their order
    /// @param unended how a step stands that was begun and has not ended: [StageStep.State#RUNNING] where more will
    ///         come, else what the run ended with
    /// @param now what the length of a step that runs is measured to
    static Stage of(List<MovePlan.PlannedStep> planned, List<Run.StepRow> seen, StageStep.State unended, Instant now) {
        boolean goesOn = unended == StageStep.State.RUNNING;
        Map<String, MovePlan.PlannedStep> plans =
                planned.stream().collect(Collectors.toMap(MovePlan.PlannedStep::id, Function.identity()));
        Map<String, Run.StepRow> rows = new HashMap<>();
        Set<String> ids = new LinkedHashSet<>();
        seen.forEach(row -> {
            rows.put(row.id(), row);
            ids.add(row.id());
        });
        planned.forEach(step -> ids.add(step.id()));
        Set<String> down = Span.down(List.copyOf(ids));
        List<StageStep> steps = new ArrayList<>();
        long at = 0;
        for (String id : ids) {
            Run.StepRow row = rows.get(id);
            MovePlan.PlannedStep plan = plans.get(id);
            StageStep step;
            if (row == null) {
                long length = goesOn || seen.isEmpty() ? plan.millis() : 0;
                step = new StageStep(id, plan.commands(), StageStep.State.PLANNED, at, length, down.contains(id));
            } else {
                List<String> commands = row.result()
                        .map(StepResult::commands)
                        .filter(some -> !some.isEmpty())
                        .orElseGet(() -> plan == null ? List.of() : plan.commands());
                step = new StageStep(
                        id,
                        commands,
                        state(row, unended),
                        Duration.between(seen.getFirst().started(), row.started())
                                .toMillis(),
                        row.result()
                                .map(StepResult::millis)
                                .orElseGet(() ->
                                        Duration.between(row.started(), now).toMillis()),
                        down.contains(id));
            }
            steps.add(step);
            long expected = goesOn && step.state() == StageStep.State.RUNNING && plan != null ? plan.millis() : 0;
            at = Math.max(at, step.startMillis() + Math.max(step.lengthMillis(), expected));
        }
        return new Stage(steps, Math.max(1, at));
    }

    /// The demo takes nothing back: what was done stays where the next run finds it. A step that was begun and never
    /// ended was the one that did not go well; one that is cancelled ends as if it had failed.
    private static StageStep.State state(Run.StepRow row, StageStep.State unended) {
        return row.result()
                .map(result -> result.state() != StepResult.State.FAILED
                        ? StageStep.State.DONE
                        : unended == StageStep.State.CANCELLED ? unended : StageStep.State.FAILED)
                .orElse(unended);
    }
}
