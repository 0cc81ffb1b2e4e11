package app.mooring.practice.guest.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A network cable that can be pulled: a port of the loopback interface, whose bytes go to another place. Cut,
/// packets vanish: connections are taken and nothing is answered, until it is healed. Safe for use by several
/// threads.
public final class Cable implements AutoCloseable {
    private static final int CHUNK = 1 << 15;

    private final ServerSocket door;
    private final Supplier<InetSocketAddress> target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean cut;
    private boolean off;
    private Duration latency = Duration.ZERO;

    /// @param port 0: a free one
    /// @param target asked for every connection
    public Cable(int port, Supplier<InetSocketAddress> target) {
        try {
            this.door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        this.target = target;
        Thread.ofVirtual().name("cable " + port()).start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    public void cut() {
        change(() -> cut = true);
    }

    public void heal() {
        change(() -> {
            cut = false;
            latency = Duration.ZERO;
        });
    }

    /// Every packet takes that long, each way.
    public void slow(Duration each) {
        change(() -> latency = each);
    }

    /// What is at the end of the cable is off, or on: all connections break, and none is taken while it is off.
    public void power(boolean on) {
        change(() -> off = !on);
        open.forEach(Cable::drop);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                near.setTcpNoDelay(true);
                open.add(near);
                Thread.ofVirtual().start(() -> connect(near));
            } catch (IOException closed) {
                // asked again above
            }
        }
    }

    private void connect(Socket near) {
        try {
            if (!passes(near)) {
                forget(near);
                return;
            }
            Socket far = new Socket();
            open.add(far);
            try {
                far.setTcpNoDelay(true);
                far.connect(target.get());
            } catch (IOException refused) {
                forget(far);
                throw refused;
            }
            Thread.ofVirtual().start(() -> carry(far, near));
            carry(near, far);
        } catch (IOException refused) {
            forget(near);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            forget(near);
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] bytes = new byte[CHUNK];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (!passes(from)) {
                    return;
                }
                out.write(bytes, 0, count);
            }
        } catch (SocketException broken) {
            // so is the other half
        } catch (IOException broken) {
            drop(to);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /// Waits as long as the cable makes a packet wait. Whether the connection lives then.
    private boolean passes(Socket socket) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long left = latency.toNanos(); left > 0 && !off; ) {
                left = changed.awaitNanos(left);
            }
            while (cut && !off) {
                changed.await();
            }
            if (off) {
                drop(socket);
            }
            return !off && !socket.isClosed();
        } finally {
            lock.unlock();
        }
    }

    private void forget(Socket socket) {
        drop(socket);
        open.remove(socket);
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // which is what was wanted
        }
    }

    @Override
    public void close() {
        power(false);
        try {
            door.close();
        } catch (IOException gone) {
            // which is what was wanted
        }
    }
}
