package app.mooring.ui.control;

/// A pane in which something is typed.
public interface Typed {
    /// Whether something was typed that would be lost with it.
    boolean unsaved();
}
