package app.mooring.ssh;

import app.mooring.failure.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.Signal;

/// A command that runs in a guest, with its input and its outputs. Whoever opened it reads both outputs, or
/// closes it: an output that nobody reads stops the command after 2 MB. Reading, writing and waiting may be
/// done in different threads.
public final class Stream implements AutoCloseable {
    private static final int BY_SIGNAL = 128;

    private final String name;
    private final Session session;
    private final Session.Command running;
    private final Runnable closed;
    private final OutputStream stdin;
    private final AtomicBoolean open = new AtomicBoolean(true);

    /// @param closed what to do once the server has let go of the session
    Stream(String name, Session session, Session.Command running, Runnable closed) {
        this.name = name;
        this.session = session;
        this.running = running;
        this.closed = closed;
        this.stdin = new Input(running.getOutputStream());
    }

    /// The command's input. It is buffered: flush it. Closing it sends what waits, which takes until the command
    /// has room for it, and is the command's end of file.
    public OutputStream stdin() {
        return stdin;
    }

    public InputStream stdout() {
        return running.getInputStream();
    }

    public InputStream stderr() {
        return running.getErrorStream();
    }

    /// Hands over the lines of its output until it ends or the thread is interrupted, which it stays.
    public void lines(Consumer<String> told) {
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(stdout(), StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                told.accept(line);
            }
        } catch (InterruptedIOException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /// Waits for the end of the command; its status, 128 and more where a signal ended it.
    public int await() {
        try {
            session.join();
        } catch (IOException e) {
            throw broken(e);
        }
        Integer status = running.getExitStatus();
        Signal signal = running.getExitSignal();
        if (status != null) {
            return status;
        }
        if (signal == null) {
            throw Failure.failed("ssh.broken", name);
        }
        return switch (signal) {
            case HUP -> BY_SIGNAL + 1;
            case INT -> BY_SIGNAL + 2;
            case KILL -> BY_SIGNAL + 9;
            case TERM -> BY_SIGNAL + 15;
            default -> BY_SIGNAL;
        };
    }

    Failure broken(IOException e) {
        Connector.cancelledBy(e);
        return Failure.because(e, "ssh.broken", name);
    }

    /// Ends the command if it still runs, and does not wait for it.
    @Override
    public void close() {
        if (!open.compareAndSet(true, false)) {
            return;
        }
        Connector.drop(() -> {
            try (session) {
                // The session's close ends the command.
            } finally {
                closed.run();
            }
        });
    }
}
