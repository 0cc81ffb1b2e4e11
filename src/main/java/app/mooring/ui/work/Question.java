package app.mooring.ui.work;

import org.jspecify.annotations.Nullable;

/// A question that is being answered. Used on the window's thread.
public final class Question implements AutoCloseable {
    private boolean open = true;
    private @Nullable Thread thread;

    Question() {}

    void begin(Runnable work) {
        thread = Thread.ofVirtual().name("question").start(work);
    }

    boolean open() {
        return open;
    }

    /// Nobody is told the answer any more, and whoever looks for it stops.
    @Override
    public void close() {
        open = false;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
