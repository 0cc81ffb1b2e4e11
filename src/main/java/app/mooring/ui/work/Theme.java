package app.mooring.ui.work;

/// How light the window is.
public enum Theme {
    /// As the system is.
    SYSTEM,
    LIGHT,
    DARK
}
