package app.mooring.ui.labform;

/// Waits until somebody has typed to the end.
@FunctionalInterface
interface Delay {
    /// Does it after a while, on the same thread. Running what is returned forgets it.
    Runnable after(Runnable doing);
}
