package app.mooring.lab;

import app.mooring.failure.Failure;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A look at something, of which the next one will be another: whatever it ends with, who looks goes on.
final class Look {
    private Look() {}

    /// Looks once. Failures: also `operation.unexpected`, for all that nobody foresaw.
    static <T> T once(Callable<T> look) {
        FutureTask<T> once = new FutureTask<>(look);
        once.run();
        try {
            return once.get();
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
    }

    static Failure failure(ExecutionException ended) {
        return ended.getCause() instanceof Failure failure
                ? failure
                : Failure.because(ended, "operation.unexpected", String.valueOf(ended.getCause()));
    }
}
