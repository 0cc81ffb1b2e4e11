package app.mooring.practice.guest;

import app.mooring.ssh.Address;
import app.mooring.ssh.Command;
import app.mooring.ssh.Result;
import app.mooring.ssh.Shell;
import app.mooring.ssh.Stream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/// Another shell, and something that happens when a checked command was run in it, once.
final class HookedShell implements Shell {
    interface Happening {
        void happen() throws IOException;
    }

    private final Shell shell;
    private final Predicate<Command> after;
    private final Happening happening;
    private final AtomicBoolean happened = new AtomicBoolean();

    HookedShell(Shell shell, Predicate<Command> after, Happening happening) {
        this.shell = shell;
        this.after = after;
        this.happening = happening;
    }

    @Override
    public Address address() {
        return shell.address();
    }

    @Override
    public Result run(Command command) {
        return shell.run(command);
    }

    @Override
    public Result check(Command command) {
        Result result = shell.check(command);
        if (after.test(command) && happened.compareAndSet(false, true)) {
            try {
                happening.happen();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return result;
    }

    @Override
    public Stream open(Command command) {
        return shell.open(command);
    }

    @Override
    public void upload(InputStream source, long size, String path, int mode) {
        shell.upload(source, size, path, mode);
    }

    @Override
    public void close() {}
}
