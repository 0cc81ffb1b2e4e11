package app.mooring.virtualbox.soap;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.IVirtualBox;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// VirtualBox's web service with one web session, logged on at the first use. Thread-safe; at most eight calls
/// are on the way at once, the others wait their turn.
///
/// Fails with `virtualbox.unreachable`, `virtualbox.login`, `virtualbox.certificate` or `virtualbox.protocol`,
/// and as cancelled when the thread is interrupted. What VirtualBox itself refuses is a [Fault].
public final class WebService implements AutoCloseable {
    private final Endpoint endpoint;
    private final Wire wire;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Session current;
    private boolean closed;

    /// Does not connect yet.
    public WebService(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.wire = new Wire(endpoint);
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /// Runs the unit in the web session. When it ends with [Fault.InvalidObject] it is run once more, in a new
    /// web session if the old one is over.
    public <T extends @Nullable Object> T call(Unit<T> unit) {
        Session session = session(null);
        try {
            return unit.run(session);
        } catch (Fault.InvalidObject _) {
            return unit.run(session(session));
        }
    }

    /// The current web session; a new one when there is none, or when it is that one and over.
    private Session session(@Nullable Session doubted) {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            throw Failure.cancelled(interrupted);
        }
        try {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            Session known = current;
            if (known != null && (known != doubted || alive(known))) {
                return known;
            }
            current = null;
            Session fresh = new Session(wire, logon());
            current = fresh;
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    private static boolean alive(Session session) {
        try {
            session.vbox().getVersion();
            return true;
        } catch (Fault _) {
            return false;
        }
    }

    private IVirtualBox logon() {
        char[] password = endpoint.password().get();
        try {
            return wire.manager().logon(endpoint.user(), new String(password));
        } catch (Fault refused) {
            throw Failure.because(refused, "virtualbox.login", endpoint.url(), endpoint.user());
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /// Logs off, even on a thread that is interrupted. Calls still running end as unreachable.
    @Override
    public void close() {
        lock.lock();
        try {
            Session last = current;
            current = null;
            closed = true;
            if (last != null) {
                Uninterrupted.attempt(() -> last.manager().logoff(last.vbox()));
            }
        } finally {
            lock.unlock();
            wire.close();
        }
    }
}
