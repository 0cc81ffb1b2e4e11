package app.mooring.ui;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The window's thread, played by the test's: what is handed to it is done while the test waits.
public final class PlayedWindow implements Executor {
    private static final long SECONDS = 30;

    private final BlockingQueue<Runnable> handed = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable work) {
        handed.add(work);
    }

    /// Does what is handed over until that holds.
    public void until(BooleanSupplier holds) {
        try {
            while (!holds.getAsBoolean()) {
                Runnable next = handed.poll(SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("nothing is handed to the window any more");
                }
                next.run();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
