package app.mooring.driver;

import app.mooring.failure.Failure;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Keeps the catalogue up to date: follows the hypervisor's events, connects again when it was out of reach, and then
/// lets the volumes finish what could not be done meanwhile.
public final class Follower implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Follower.class.getName());

    private final Hypervisor hypervisor;
    private final Catalogue catalogue;
    private final Runnable connected;
    private final Duration pause;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;

    /// Not started yet.
    ///
    /// @param connected run after every connection
    /// @param pause between attempts to connect
    public Follower(Hypervisor hypervisor, Catalogue catalogue, Runnable connected, Duration pause) {
        this.hypervisor = hypervisor;
        this.catalogue = catalogue;
        this.connected = connected;
        this.pause = pause;
    }

    public synchronized void start() {
        thread = Thread.ofVirtual().name("follower").start(this::follow);
    }

    private void follow() {
        boolean reachable = true;
        try {
            do {
                try {
                    connected.run();
                    hypervisor.watch(catalogue::replace, () -> stopped.getCount() == 0);
                    reachable = true;
                } catch (Failure failure) {
                    LOG.log(reachable ? Level.WARNING : Level.DEBUG, "VirtualBox is not followed: {0}", failure.getMessage());
                    reachable = false;
                }
            } while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        stopped.countDown();
        if (thread != null) {
            thread.interrupt();
        }
    }
}
