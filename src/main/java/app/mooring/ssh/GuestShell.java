package app.mooring.ssh;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A shell over one connection that is made at the first call, shared, kept alive, and made anew by the next
/// call after it broke.
public final class GuestShell implements Shell {
    private final Address address;
    private final Login login;
    private final Connector connector;
    private final ReentrantLock connecting = new ReentrantLock();
    private @Nullable Connection current;
    private boolean closed;

    public GuestShell(Address address, Login login, HostKeys hostKeys) {
        this.address = address;
        this.login = login;
        this.connector = new Connector(address, login, hostKeys);
    }

    @Override
    public Address address() {
        return address;
    }

    @Override
    public Result run(Command command) {
        return connected(connection -> {
            Sudo sudo = command.root() ? connection.sudo() : Sudo.NOT_NEEDED;
            return connection.run(sudo.line(command.argv()), sudo.lead(login.sudoPassword()), command);
        });
    }

    @Override
    public Result check(Command command) {
        Result result = run(command);
        if (!result.ok()) {
            throw complained(command.program(), result);
        }
        return result;
    }

    @Override
    public Stream open(Command command) {
        return connected(connection -> open(connection, command));
    }

    private Stream open(Connection connection, Command command) {
        Sudo sudo = command.root() ? connection.sudo() : Sudo.NOT_NEEDED;
        byte[] lead = sudo.lead(login.sudoPassword());
        Stream stream = connection.start(sudo.line(command.argv()), command);
        try {
            // A command that is told nothing may have ended by now, and its input with it.
            if (lead.length > 0) {
                stream.stdin().write(lead);
                stream.stdin().flush();
            }
            return stream;
        } catch (IOException e) {
            stream.close();
            throw stream.broken(e);
        } finally {
            Arrays.fill(lead, (byte) 0);
        }
    }

    @Override
    public void upload(InputStream source, long size, String path, int mode) {
        Upload upload = new Upload(source, size, path, mode);
        Command command = upload.command();
        try (Stream stream = open(command)) {
            Result result = upload.send(stream, new Deadline(address, command));
            if (!result.ok()) {
                throw complained(path, result);
            }
        }
    }

    private Failure complained(String program, Result result) {
        return Failure.failed("ssh.command", address.name(), program, result.status(), result.complaint());
    }

    /// Does the work; once more, on a new connection, where the old one turns out to be gone before a command
    /// starts.
    private <T> T connected(Function<Connection, T> work) {
        try {
            return work.apply(connection());
        } catch (Connection.Gone gone) {
            try {
                return work.apply(connection());
            } catch (Connection.Gone again) {
                again.addSuppressed(gone);
                throw Failure.because(again, "ssh.broken", address.name());
            }
        }
    }

    private Connection connection() {
        try {
            connecting.lockInterruptibly();
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
        try {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            Connection connection = current;
            if (connection == null || !connection.alive()) {
                drop();
                connection = new Connection(address, login, connector.connect());
                current = connection;
            }
            return connection;
        } finally {
            connecting.unlock();
        }
    }

    private void drop() {
        Connection last = current;
        current = null;
        if (last != null) {
            last.drop();
        }
    }

    @Override
    public void close() {
        connecting.lock();
        try {
            closed = true;
            drop();
        } finally {
            connecting.unlock();
        }
    }
}
