package app.mooring.ui.work;

/// Something that is being done, or could not be.
///
/// @param state how it stands, so that whoever shows it is told when it ends
public record Doing(Run run, Run.State state) {
    public boolean busy() {
        return !state.ended();
    }
}
