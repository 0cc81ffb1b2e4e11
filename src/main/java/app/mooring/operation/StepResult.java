package app.mooring.operation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// How a step went.
///
/// @param millis how long it took
public record StepResult(String id, State state, long millis, List<String> commands) {
    /// What became of it.
    public enum State {
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("undone")
        UNDONE
    }

    public StepResult {
        commands = List.copyOf(commands);
    }
}
