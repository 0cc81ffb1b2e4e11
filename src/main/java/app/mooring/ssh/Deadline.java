package app.mooring.ssh;

import app.mooring.failure.Failure;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The end of the time that a command has, counted from when this is made. Reading and writing cannot be given
/// a limit of their own, so they are done in other threads and waited for.
final class Deadline {
    private final Address address;
    private final Command command;
    private final long end;

    Deadline(Address address, Command command) {
        this.address = address;
        this.command = command;
        this.end = System.nanoTime() + command.timeout().toNanos();
    }

    static <T> FutureTask<T> inBackground(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        var _ = Thread.startVirtualThread(task);
        return task;
    }

    /// What the work gives, if it does so in time; else `ssh.timeout`. It is not stopped: closing its stream
    /// does that.
    <T> T get(FutureTask<T> task) {
        try {
            return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        } catch (TimeoutException e) {
            throw over(address, command);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            if (e.getCause() instanceof Connection.Gone gone) {
                throw gone;
            }
            throw Failure.because(e, "ssh.broken", address.name());
        }
    }

    static Failure over(Address address, Command command) {
        return Failure.failed(
                "ssh.timeout",
                address.name(),
                command.program(),
                command.timeout().toSeconds());
    }
}
