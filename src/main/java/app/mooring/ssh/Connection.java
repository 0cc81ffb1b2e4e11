package app.mooring.ssh;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.jspecify.annotations.Nullable;

/// One connection to a guest, logged in: its sessions, and its way to root. Once broken it stays so.
/// Thread-safe.
final class Connection {
    /// Sessions at a time; an OpenSSH server allows 10 (`MaxSessions`).
    private static final int SESSIONS = 8;

    /// A server counts sessions that were closed a moment ago; by the time it has refused, it has forgotten
    /// some.
    private static final int OPENINGS = 5;

    /// The connection was broken before anything was started on it: it can be tried on another one.
    static final class Gone extends RuntimeException {
        Gone(Exception cause) {
            super(cause);
        }
    }

    private final Address address;
    private final Login login;
    private final SSHClient client;
    private final Semaphore sessions = new Semaphore(SESSIONS, true);
    private final ReentrantLock deciding = new ReentrantLock();
    private @Nullable Sudo sudo;
    private volatile boolean dropped;

    Connection(Address address, Login login, SSHClient client) {
        this.address = address;
        this.login = login;
        this.client = client;
    }

    boolean alive() {
        return !dropped && client.isConnected() && client.isAuthenticated();
    }

    /// Ends it, and does not wait for the other side.
    void drop() {
        dropped = true;
        Connector.drop(client);
    }

    /// How the user becomes root, found out once.
    Sudo sudo() {
        try {
            deciding.lockInterruptibly();
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
        try {
            Sudo known = sudo;
            if (known == null) {
                Command asking = Command.of("sudo");
                known = Sudo.decide(address, login.sudoPassword(), (line, lead) -> run(line, lead, asking));
                sudo = known;
            }
            return known;
        } finally {
            deciding.unlock();
        }
    }

    /// Runs a command line to its end, within the command's time.
    ///
    /// @param lead all that its input has; wiped
    Result run(String line, byte[] lead, Command command) {
        Deadline deadline = new Deadline(address, command);
        try (Stream stream = start(line, command)) {
            FutureTask<String> stdout = Deadline.inBackground(() -> text(stream.stdout()));
            FutureTask<String> stderr = Deadline.inBackground(() -> text(stream.stderr()));
            var _ = Deadline.inBackground(() -> {
                try (OutputStream stdin = stream.stdin()) {
                    stdin.write(lead);
                    Arrays.fill(lead, (byte) 0);
                }
                return lead.length;
            });
            String out = deadline.get(stdout);
            String err = deadline.get(stderr);
            int status = deadline.get(Deadline.inBackground(stream::await));
            return new Result(status, out, err);
        }
    }

    static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    /// Starts a command line, as soon as a session is free, or fails when the command's time is over.
    ///
    /// @throws Gone where no session could be had any more
    Stream start(String line, Command command) {
        Deadline deadline = new Deadline(address, command);
        try {
            if (!sessions.tryAcquire(command.timeout().toNanos(), TimeUnit.NANOSECONDS)) {
                throw Deadline.over(address, command);
            }
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
        FutureTask<Stream> starting = Deadline.inBackground(() -> start(line));
        try {
            return deadline.get(starting);
        } catch (Failure over) {
            if (over.kind() == Failure.Kind.CANCELLED) {
                var _ = Deadline.inBackground(() -> {
                    starting.get().close();
                    return true;
                });
            } else if (!starting.isDone()) {
                // A server that opens no session in all that time is not there any more.
                drop();
            }
            throw over;
        }
    }

    private Stream start(String line) {
        Session session = null;
        try {
            session = session();
            Session.Command running = session.exec(line);
            return new Stream(address.name(), session, running, sessions::release);
        } catch (IOException | IllegalStateException e) {
            sessions.release();
            if (session != null) {
                Connector.drop(session);
            }
            Connector.cancelledBy(e);
            if (e instanceof OpenFailException) {
                throw Failure.because(e, "ssh.broken", address.name());
            }
            drop();
            throw session == null ? new Gone(e) : Failure.because(e, "ssh.broken", address.name());
        }
    }

    /// @throws IllegalStateException where the client knows already that it is not connected
    private Session session() throws IOException {
        for (int left = OPENINGS; ; left--) {
            try {
                return CommandSession.open(client);
            } catch (OpenFailException e) {
                if (left == 1) {
                    throw e;
                }
            }
        }
    }
}
