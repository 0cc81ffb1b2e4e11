package app.mooring.face;

/// Where the window is shown.
@FunctionalInterface
public interface Screen {
    /// Opens the window, and returns when it was closed. Failures: `ui.display` where there is nothing to show it on.
    ///
    /// @param practice whether it opens on a practice lab
    void open(boolean practice);
}
