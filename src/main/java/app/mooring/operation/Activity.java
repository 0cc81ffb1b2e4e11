package app.mooring.operation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Something that was run once, as it is remembered.
///
/// @param title what it was called, in the language of that time
/// @param startedMillis when it began, in milliseconds since the epoch
/// @param failure why it failed, for a person; empty: it did not
public record Activity(
        String title, long startedMillis, long millis, Outcome outcome, String failure, List<StepResult> steps) {
    /// How it ended.
    public enum Outcome {
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("cancelled")
        CANCELLED
    }

    public Activity {
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    public Instant started() {
        return Instant.ofEpochMilli(startedMillis);
    }

    public Duration took() {
        return Duration.ofMillis(millis);
    }
}
