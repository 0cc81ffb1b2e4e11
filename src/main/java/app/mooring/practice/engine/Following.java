package app.mooring.practice.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;

/// Work that sends to a client until it is done or the client is gone, which is when its own stream ends.
final class Following {
    /// The work.
    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    private final Thread worker = Thread.currentThread();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean done;

    private Following() {}

    static void whileListening(InputStream client, Work work) throws IOException {
        Following following = new Following();
        var _ = Thread.startVirtualThread(() -> following.watch(client));
        try {
            work.run();
        } catch (InterruptedException gone) {
            throw new IOException("the client is gone", gone);
        } finally {
            following.end();
        }
    }

    private void watch(InputStream client) {
        try {
            client.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // So it is.
        }
        lock.lock();
        try {
            if (!done) {
                worker.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /// No interrupt comes after it, and none is left.
    private void end() {
        lock.lock();
        try {
            done = true;
            var _ = Thread.interrupted();
        } finally {
            lock.unlock();
        }
    }
}
