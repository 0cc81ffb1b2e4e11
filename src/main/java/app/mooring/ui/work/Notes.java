package app.mooring.ui.work;

import app.mooring.operation.Activity;
import app.mooring.operation.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is remembered of a run, noted where it runs: the window's thread may be gone before it hears of the end.
final class Notes {
    private final String title;
    private final Instant started;
    private final List<Run.StepRow> rows = new ArrayList<>();
    private final Steps steps = new Steps(rows);

    /// @param title what it is called as it begins
    Notes(String title, Instant started) {
        this.title = title;
        this.started = started;
    }

    synchronized void begin(String step) {
        steps.begin(step);
    }

    synchronized void end(StepResult result) {
        steps.end(result);
    }

    /// As it is remembered, once it has ended so.
    synchronized Activity activity(Run.State end) {
        steps.settle(end);
        Activity.Outcome outcome = switch (end) {
            case Run.State.Done _ -> Activity.Outcome.DONE;
            case Run.State.Failed _ -> Activity.Outcome.FAILED;
            case Run.State.Cancelled _ -> Activity.Outcome.CANCELLED;
            case Run.State.Running _ -> throw new IllegalStateException("it runs");
        };
        return new Activity(
                title,
                started.toEpochMilli(),
                Duration.between(started, Instant.now()).toMillis(),
                outcome,
                end instanceof Run.State.Failed(var failure) ? failure.getMessage() : "",
                rows.stream().flatMap(step -> step.result().stream()).toList());
    }
}
