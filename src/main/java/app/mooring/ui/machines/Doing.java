package app.mooring.ui.machines;

import app.mooring.ui.work.Run;

/// Something that is being done with a machine, or could not be.
///
/// @param state how it stands, so that whoever shows it is told when it ends
record Doing(Run run, Run.State state) {
    boolean busy() {
        return !state.ended();
    }
}
