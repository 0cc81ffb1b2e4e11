package app.mooring.ui;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// The window's thread: the one place where work is handed to it.
final class WindowThread implements Executor {
    private static final System.Logger LOG = System.getLogger(WindowThread.class.getName());

    /// Has what nobody catches on it logged, and not printed. Called on it.
    static void logUncaught() {
        Thread.currentThread()
                .setUncaughtExceptionHandler((_, uncaught) ->
                        LOG.log(System.Logger.Level.ERROR, "Something failed in a way that nobody foresaw", uncaught));
    }

    @Override
    public void execute(Runnable work) {
        Platform.runLater(work);
    }
}
