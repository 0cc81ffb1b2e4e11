package app.mooring.lab;

/// A lab that is being watched.
public interface Watching extends AutoCloseable {
    /// Looks at everything again, soon. Does not wait.
    void refresh();

    /// Nothing is told any more when it returns.
    @Override
    void close();
}
