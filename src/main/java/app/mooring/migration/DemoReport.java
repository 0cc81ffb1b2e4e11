package app.mooring.migration;

import app.mooring.operation.StepResult;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/// How the demo went.
///
/// @param downtimeMillis from the moment when the container was told to stop until its rows were read on the
/// other machine
@JsonPropertyOrder({"passed", "downtimeMillis", "steps", "proof"})
public record DemoReport(boolean passed, long downtimeMillis, List<StepResult> steps, Proof proof) {
    /// What was the same before and after. What was not come to is empty, or 0.
    ///
    /// @param row the tutorial's row as it was read after the move
    /// @param randomRow one that nobody could know before, as it was read after the move
    /// @param checksumBefore MySQL's checksum of the table
    /// @param medium the disk's UUID in VirtualBox
    /// @param serialBefore the disk's serial number as the first guest saw it
    @JsonPropertyOrder({
        "row",
        "randomRow",
        "checksumBefore",
        "checksumAfter",
        "medium",
        "mediumAfter",
        "serialBefore",
        "serialAfter"
    })
    public record Proof(
            int row,
            int randomRow,
            String checksumBefore,
            String checksumAfter,
            String medium,
            String mediumAfter,
            String serialBefore,
            String serialAfter) {}

    public DemoReport {
        steps = List.copyOf(steps);
    }
}
