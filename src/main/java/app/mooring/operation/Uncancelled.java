package app.mooring.operation;

import app.mooring.failure.Failure;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Work that goes to its end also when whoever wants it is cancelled: what was begun elsewhere goes on there, and
/// what comes of it has to be known, or put right.
public final class Uncancelled {
    private Uncancelled() {}

    /// Runs it on a virtual thread of its own, which nobody interrupts. An interrupt of this thread is kept for
    /// afterwards. What the work throws is thrown.
    public static <T extends @Nullable Object> T get(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread own = Thread.ofVirtual().name("uncancelled").start(task);
        boolean interrupted = false;
        while (own.isAlive()) {
            try {
                own.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return switch (task.state()) {
            case FAILED -> throw thrown(task.exceptionNow());
            default -> task.resultNow();
        };
    }

    private static RuntimeException thrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }

    /// The same, of work that has no result.
    public static void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    /// Takes back what was done before that failure. Returns what is to be thrown: the failure, with what went
    /// wrong now suppressed; see [#told].
    public static Failure takeBack(Failure failure, Runnable work) {
        try {
            run(work);
        } catch (Failure besides) {
            failure.addSuppressed(besides);
        }
        return told(failure);
    }

    /// Whoever hears that it was cancelled takes it that all is as it was before: where something could not be
    /// taken back (suppressed), it is `operation.notTakenBack` instead.
    static Failure told(Failure failure) {
        return failure.getSuppressed().length == 0 ? failure : told(failure, "operation.notTakenBack");
    }

    /// The same for what was done already, by the code for that.
    static Failure told(Failure failure, String code) {
        if (failure.kind() != Failure.Kind.CANCELLED) {
            return failure;
        }
        Failure left = Failure.because(failure, code);
        Arrays.stream(failure.getSuppressed()).forEach(left::addSuppressed);
        return left;
    }
}
