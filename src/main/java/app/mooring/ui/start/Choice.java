package app.mooring.ui.start;

/// The two ways to begin.
public enum Choice {
    /// The person's own VirtualBox.
    OWN,
    /// A lab that is played, thrown away at the end.
    PRACTICE
}
