package app.mooring.ui.demo;

import java.util.List;

/// A step on the stage.
///
/// @param id the step's; one of the setup is `ID SUBJECT`
/// @param startMillis when it began, or should begin, since the first one began
/// @param lengthMillis how long it took, has taken so far, or should take
/// @param down whether the database is down in it
record StageStep(String id, List<String> commands, State state, long startMillis, long lengthMillis, boolean down) {
    /// How it stands.
    enum State {
        PLANNED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    StageStep {
        commands = List.copyOf(commands);
    }

    boolean ofSetup() {
        return id.indexOf(' ') > 0;
    }
}
