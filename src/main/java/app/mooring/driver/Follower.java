package app.mooring.driver;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Keeps the catalogue up to date: follows the hypervisor's events, and connects again when it was out of
/// reach.
public final class Follower implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Follower.class.getName());

    private final Hypervisor hypervisor;
    private final Catalogue catalogue;
    private final Runnable connected;
    private final Duration pause;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;
    private boolean reachable = true;

    /// Not started yet.
    ///
    /// @param connected told when the catalogue is right again after every connection, and after every change
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
        try {
            do {
                watch();
            } while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whatever ends it, it is begun again: a catalogue that nobody follows would be wrong for ever.
    private void watch() {
        try {
            hypervisor.watch(
                    scan -> {
                        catalogue.replace(scan);
                        reachable = true;
                        connected.run();
                    },
                    () -> stopped.getCount() == 0);
        } catch (RuntimeException failure) {
            if (stopped.getCount() > 0) {
                LOG.log(
                        reachable ? Level.WARNING : Level.DEBUG,
                        "VirtualBox is not followed: {0}",
                        failure.getMessage());
            }
            reachable = false;
        }
    }

    /// Changes the catalogue no more when it returns; see [Ending].
    @Override
    public synchronized void close() {
        stopped.countDown();
        if (thread != null) {
            Ending.of(thread);
        }
    }
}
