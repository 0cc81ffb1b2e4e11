package app.mooring.ui.activity;

import app.mooring.operation.Activity;
import app.mooring.ui.work.Run;
import java.time.Instant;

/// Something that runs or ran.
sealed interface Entry {
    /// Since the window was opened.
    record Live(Run run) implements Entry {}

    /// Before that.
    record Earlier(Activity activity) implements Entry {}

    default Instant started() {
        return switch (this) {
            case Live live -> live.run().started();
            case Earlier earlier -> earlier.activity().started();
        };
    }
}
