package app.mooring.ui;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// The window's thread: the one place where work is handed to it.
final class WindowThread implements Executor {
    @Override
    public void execute(Runnable work) {
        Platform.runLater(work);
    }
}
