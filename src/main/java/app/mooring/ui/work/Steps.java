package app.mooring.ui.work;

import app.mooring.operation.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The steps of a run, as its listener is told of them.
///
/// @param rows what they are written to
record Steps(List<Run.StepRow> rows) {
    void begin(String step) {
        rows.add(new Run.StepRow(step, Instant.now(), Optional.empty()));
    }

    void end(StepResult result) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            Run.StepRow row = rows.get(i);
            if (row.id().equals(result.id())) {
                rows.set(
                        i,
                        new Run.StepRow(
                                row.id(),
                                row.started(),
                                row.result()
                                        .map(before -> undone(before, result))
                                        .or(() -> Optional.of(result))));
                return;
            }
        }
        rows.add(new Run.StepRow(result.id(), Instant.now(), Optional.of(result)));
    }

    /// A step that was begun, and of which nobody said how it ended, ends with the run.
    void settle(Run.State end) {
        StepResult.State state = end instanceof Run.State.Done ? StepResult.State.DONE : StepResult.State.FAILED;
        Instant now = Instant.now();
        for (int i = 0; i < rows.size(); i++) {
            Run.StepRow row = rows.get(i);
            if (row.result().isEmpty()) {
                long millis = Duration.between(row.started(), now).toMillis();
                rows.set(
                        i,
                        new Run.StepRow(
                                row.id(),
                                row.started(),
                                Optional.of(new StepResult(row.id(), state, millis, List.of()))));
            }
        }
    }

    /// One that failed stays one that failed, and how long it took and what it did stays known.
    private static StepResult undone(StepResult before, StepResult result) {
        StepResult.State state = before.state() == StepResult.State.FAILED ? StepResult.State.FAILED : result.state();
        return new StepResult(before.id(), state, before.millis(), before.commands());
    }
}
