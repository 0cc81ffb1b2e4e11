package app.mooring.ui.work;

/// The place beside a page where something is decided, such as a plan before it is carried out. One at a time.
///
/// @param <N> what is shown there
public interface Panes<N> {
    /// Shows it, in the place of what was there; the keyboard goes to it, and back when it is closed.
    void show(N pane);

    void close();
}
