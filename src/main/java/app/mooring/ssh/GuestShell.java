package app.mooring.ssh;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.jspecify.annotations.Nullable;

/// Commands in one guest, over one connection that is made at the first call, shared, kept alive, and made anew by
/// the next call after it broke. Thread-safe.
///
/// Failures: `ssh.unreachable`, `ssh.login`, `ssh.hostKey.*`, `ssh.broken`, `ssh.timeout`, `ssh.sudo`.
public final class GuestShell implements AutoCloseable {
    /// Sessions at a time; an OpenSSH server allows 10 (`MaxSessions`).
    private static final int SESSIONS = 8;

    /// A server counts sessions that were closed a moment ago; by the time it has refused, it has forgotten some.
    private static final int OPENINGS = 5;

    private static final String UPLOAD = """
            set -e
            umask 077
            directory=$(dirname -- "$1")
            [ ! -d "$1" ]
            part=$(mktemp "$directory/.upload.XXXXXX")
            trap 'rm -f -- "$part"' EXIT
            trap 'exit 1' HUP INT TERM
            cat > "$part"
            [ "$(wc -c < "$part")" -eq "$2" ]
            chmod "$3" "$part"
            sync "$part" 2>/dev/null || sync
            mv -f -- "$part" "$1"
            sync "$directory" 2>/dev/null || sync
            """;

    private static final class Connection {
        final SSHClient client;
        final Semaphore sessions = new Semaphore(SESSIONS, true);
        final ReentrantLock deciding = new ReentrantLock();
        @Nullable Sudo sudo;

        Connection(SSHClient client) {
            this.client = client;
        }

        boolean alive() {
            return client.isConnected() && client.isAuthenticated();
        }
    }

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

    public Address address() {
        return address;
    }

    /// Runs a command to its end, whatever its status.
    public Result run(Command command) {
        Connection connection = connection();
        if (!command.root()) {
            return run(connection, Quoting.line(command.argv()), new byte[0], command);
        }
        Sudo sudo = sudo(connection);
        return run(connection, sudo.line(command.argv()), sudo.lead(login.sudoPassword()), command);
    }

    /// Runs a command that must end with status 0.
    ///
    /// @throws Failure also `ssh.command`, with the program's name, its status and the last line of its complaint
    public Result check(Command command) {
        Result result = run(command);
        if (!result.ok()) {
            throw complained(command.program(), result.status(), result.complaint());
        }
        return result;
    }

    /// Starts a command; its timeout counts for the start only.
    public Stream open(Command command) {
        Connection connection = connection();
        Sudo sudo = command.root() ? sudo(connection) : Sudo.NOT_NEEDED;
        byte[] lead = sudo.lead(login.sudoPassword());
        Stream stream = start(connection, sudo.line(command.argv()), command);
        try {
            stream.stdin().write(lead);
            stream.stdin().write(command.stdin());
            stream.stdin().flush();
            return stream;
        } catch (IOException e) {
            stream.close();
            throw stream.broken(e);
        } finally {
            Arrays.fill(lead, (byte) 0);
        }
    }

    /// Writes a file as root. It is there wholly or not at all, and on the disk when this returns.
    ///
    /// @param size the number of bytes the source has
    /// @param mode the permissions, as in `0644`
    public void upload(InputStream source, long size, String path, int mode) {
        Duration limit = Duration.ofMinutes(2).plusSeconds(size / 100_000);
        Command command = Command.script(UPLOAD, path, Long.toString(size), String.format(Locale.ROOT, "%04o", mode))
                .asRoot()
                .timeout(limit);
        try (Stream stream = open(command)) {
            FutureTask<String> stdout = inBackground(() -> text(stream.stdout()));
            FutureTask<String> stderr = inBackground(() -> text(stream.stderr()));
            FutureTask<Long> stdin = inBackground(() -> {
                try (OutputStream out = stream.stdin()) {
                    return source.transferTo(out);
                }
            });
            long deadline = System.nanoTime() + limit.toNanos();
            String complaint = get(stderr, deadline, command);
            get(stdout, deadline, command);
            Result result = new Result(stream.await(), "", complaint);
            if (!result.ok()) {
                throw complained(path, result.status(), result.complaint());
            }
            get(stdin, deadline, command);
        }
    }

    private Sudo sudo(Connection connection) {
        try {
            connection.deciding.lockInterruptibly();
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
        try {
            Sudo sudo = connection.sudo;
            if (sudo == null) {
                Command asking = Command.of("sudo");
                sudo = Sudo.decide(
                        address, login.sudoPassword(), (line, lead) -> run(connection, line, lead, asking));
                connection.sudo = sudo;
            }
            return sudo;
        } finally {
            connection.deciding.unlock();
        }
    }

    private Failure complained(String program, int status, String complaint) {
        return Failure.failed("ssh.command", address.name(), program, status, complaint);
    }

    private Result run(Connection connection, String line, byte[] lead, Command command) {
        long deadline = System.nanoTime() + command.timeout().toNanos();
        try (Stream stream = start(connection, line, command)) {
            FutureTask<String> stdout = inBackground(() -> text(stream.stdout()));
            FutureTask<String> stderr = inBackground(() -> text(stream.stderr()));
            var _ = inBackground(() -> {
                try (OutputStream stdin = stream.stdin()) {
                    stdin.write(lead);
                    Arrays.fill(lead, (byte) 0);
                    stdin.write(command.stdin());
                }
                return lead.length;
            });
            String out = get(stdout, deadline, command);
            String err = get(stderr, deadline, command);
            int status = get(inBackground(stream::await), deadline, command);
            return new Result(status, out, err);
        }
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static <T> FutureTask<T> inBackground(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        var _ = Thread.startVirtualThread(task);
        return task;
    }

    private <T> T get(FutureTask<T> task, long deadline, Command command) {
        try {
            return task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        } catch (TimeoutException e) {
            throw timeout(command);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw Failure.because(e, "ssh.broken", address.name());
        }
    }

    private Failure timeout(Command command) {
        return Failure.failed(
                "ssh.timeout", address.name(), command.program(), command.timeout().toSeconds());
    }

    private Stream start(Connection connection, String line, Command command) {
        try {
            if (!connection.sessions.tryAcquire(command.timeout().toNanos(), TimeUnit.NANOSECONDS)) {
                throw timeout(command);
            }
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
        Session session = null;
        try {
            session = session(connection);
            Session.Command running = session.exec(line);
            return new Stream(address.name(), session, running, connection.sessions::release);
        } catch (IOException e) {
            connection.sessions.release();
            if (session != null) {
                Connector.drop(session);
            }
            Connector.cancelledBy(e);
            if (!(e instanceof OpenFailException)) {
                forget(connection);
            }
            throw Failure.because(e, "ssh.broken", address.name());
        }
    }

    private static Session session(Connection connection) throws IOException {
        for (int left = OPENINGS; ; left--) {
            try {
                return connection.client.startSession();
            } catch (OpenFailException e) {
                if (left == 1) {
                    throw e;
                }
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
                if (connection != null) {
                    Connector.drop(connection.client);
                }
                current = null;
                connection = new Connection(connector.connect());
                current = connection;
            }
            return connection;
        } finally {
            connecting.unlock();
        }
    }

    private void forget(Connection connection) {
        connecting.lock();
        try {
            if (current == connection) {
                current = null;
            }
        } finally {
            connecting.unlock();
        }
        Connector.drop(connection.client);
    }

    @Override
    public void close() {
        connecting.lock();
        try {
            closed = true;
            if (current != null) {
                Connector.drop(current.client);
                current = null;
            }
        } finally {
            connecting.unlock();
        }
    }
}
