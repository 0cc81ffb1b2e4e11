package app.mooring.practice.engine;

import app.mooring.practice.Ends;
import app.mooring.practice.engine.program.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The ends of containers' programs. Each is waited for on a thread of its own, which then puts the
/// container in order, and removes it or starts it again where that was asked for.
final class Endings {
    private static final System.Logger LOG = System.getLogger(Endings.class.getName());
    private static final int UNKNOWN = 128;
    private static final long RESTART_MILLIS = 100;

    private final Lifecycle lifecycle;
    private final Mounts mounts;
    private final Map<Thread, Container> watched = new ConcurrentHashMap<>();
    private final CountDownLatch off = new CountDownLatch(1);
    private volatile boolean stopping;

    Endings(Lifecycle lifecycle, Mounts mounts) {
        this.lifecycle = lifecycle;
        this.mounts = mounts;
    }

    /// False once the power is gone: then nothing is put in order any more.
    boolean powered() {
        return off.getCount() > 0;
    }

    /// Nobody who still reads what a container said is waited for then.
    void powerOff() {
        off.countDown();
        watched.values().forEach(container -> container.log.end());
    }

    /// Nothing is started again any more.
    void engineStops() {
        stopping = true;
    }

    /// Waits for all that follows ends, but not for ever. For who has seen to it that they come.
    void join() {
        // One that starts a container again makes another, and one that has not started is not waited for.
        while (!watched.isEmpty()) {
            if (!Ends.await(List.copyOf(watched.keySet()))) {
                LOG.log(Level.WARNING, "What follows the ends of containers takes too long: {0}", watched.values());
                return;
            }
        }
    }

    /// Returns at once.
    void watch(Container container, Program.Running running, OutputStream out, OutputStream err) {
        CompletableFuture<Integer> end = container.end;
        Thread thread = Thread.ofVirtual().name("container " + container.name).unstarted(() -> {
            try {
                follow(container, running, end, out, err);
            } finally {
                watched.remove(Thread.currentThread());
            }
        });
        watched.put(thread, container);
        thread.start();
    }

    private void follow(
            Container container,
            Program.Running running,
            CompletableFuture<Integer> end,
            OutputStream out,
            OutputStream err) {
        int status;
        try {
            status = running.await();
            out.close();
            err.close();
        } catch (InterruptedException | IOException e) {
            status = UNKNOWN;
        }
        container.execs.forEach(Program.Running::kill);
        boolean again = isStartedAgain(container, status);
        try {
            if (powered()) {
                mounts.unmount(container);
                container.running = null;
                container.state = container.state.ended(status);
                container.save();
                lifecycle.happened(container, "die");
            }
        } catch (UncheckedIOException unwritten) {
            LOG.log(Level.WARNING, "The end of container " + container.name + " is not written down", unwritten);
        } finally {
            container.log.end();
            end.complete(status);
        }
        if (container.hostConfig.path("AutoRemove").asBoolean()) {
            remove(container);
        } else if (again) {
            startAgain(container);
        }
    }

    /// Whoever waits for that does not wait in vain, whatever becomes of it.
    private void remove(Container container) {
        try {
            container.log.awaitReleased(this::powered);
            if (powered()) {
                lifecycle.remove(container, false, true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ApiException gone) {
            LOG.log(Level.DEBUG, "{0}: {1}", container.name, gone.message());
        } catch (UncheckedIOException stays) {
            LOG.log(Level.WARNING, "Something is left of container " + container.name, stays);
        } finally {
            container.gone.complete(null);
        }
    }

    private boolean isStartedAgain(Container container, int status) {
        int most = container
                .hostConfig
                .path("RestartPolicy")
                .path("MaximumRetryCount")
                .asInt();
        return !stopping
                && !container.stoppedByPerson
                && switch (container.restartPolicy()) {
                    case "always", "unless-stopped" -> true;
                    case "on-failure" -> status != 0 && (most == 0 || container.restarts < most);
                    default -> false;
                };
    }

    private void startAgain(Container container) {
        int count = container.restarts + 1;
        container.restarts = count;
        try {
            if (off.await(RESTART_MILLIS << Math.min(count, 9), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        container.busy.lock();
        try {
            if (powered()
                    && !stopping
                    && !container.removed
                    && !container.stoppedByPerson
                    && !container.state.running()) {
                lifecycle.begin(container);
            }
        } catch (ApiException refused) {
            LOG.log(Level.WARNING, "{0}: {1}", container.name, refused.message());
        } catch (UncheckedIOException unwritten) {
            LOG.log(Level.WARNING, "Container " + container.name + " is not started again", unwritten);
        } finally {
            container.busy.unlock();
        }
    }
}
