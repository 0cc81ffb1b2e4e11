package app.mooring.practice.engine;

import app.mooring.failure.Failure;
import app.mooring.practice.engine.program.Program;
import app.mooring.practice.engine.program.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Starting, stopping and ending of containers.
final class Lifecycle {
    private static final System.Logger LOG = System.getLogger(Lifecycle.class.getName());
    private static final int NOT_STARTED = 128;
    private static final int NO_PROGRAM = 127;
    private static final long RESTART_MILLIS = 100;

    private final Containers containers;
    private final Volumes volumes;
    private final Mounts mounts;
    private final Programs programs;
    private final Events events;
    private final Path run;
    private final BooleanSupplier powered;

    /// @param run a short path for sockets
    /// @param powered false once the power is gone: then nothing is put in order any more
    Lifecycle(
            Containers containers,
            Volumes volumes,
            Mounts mounts,
            Programs programs,
            Events events,
            Path run,
            BooleanSupplier powered) {
        this.containers = containers;
        this.volumes = volumes;
        this.mounts = mounts;
        this.programs = programs;
        this.events = events;
        this.run = run;
        this.powered = powered;
    }

    /// Starts a container; false where it runs already.
    boolean start(Container container) {
        container.busy.lock();
        try {
            if (container.removed) {
                throw ApiException.notFound("No such container: " + container.id);
            }
            if (container.state.running()) {
                return false;
            }
            container.stoppedByPerson = false;
            begin(container);
            return true;
        } finally {
            container.busy.unlock();
        }
    }

    private void begin(Container container) {
        try {
            mounts.mount(container);
        } catch (ApiException refused) {
            mounts.unmount(container);
            fail(container, NOT_STARTED, refused.message());
            throw refused;
        }
        OutputStream out = container.log.output("stdout");
        OutputStream err = container.log.output("stderr");
        Program.Running running;
        container.log.begin();
        try {
            Surroundings surroundings = surroundings(
                    container, true, container.argv(), container.env(), InputStream.nullInputStream(), out, err);
            running = programs.start(container.image, surroundings);
        } catch (ApiException | IOException | Failure failed) {
            container.log.end();
            mounts.unmount(container);
            fail(container, NO_PROGRAM, String.valueOf(failed.getMessage()));
            throw failed instanceof ApiException refused
                    ? refused
                    : ApiException.failed(String.valueOf(failed.getMessage()));
        }
        container.running = running;
        CompletableFuture<Integer> end = new CompletableFuture<>();
        container.end = end;
        container.state = container.state.begun();
        container.save();
        happened(container, "start");
        var _ = Thread.ofVirtual()
                .name("container " + container.name)
                .start(() -> watch(container, running, end, out, err));
        if (!powered.getAsBoolean()) {
            running.kill();
        }
    }

    private static void fail(Container container, int code, String why) {
        container.state = container.state.failed(code, why);
        container.save();
    }

    Surroundings surroundings(
            Container container,
            boolean main,
            List<String> argv,
            Map<String, String> env,
            InputStream in,
            OutputStream out,
            OutputStream err)
            throws IOException {
        Path own = Files.createDirectories(run.resolve(Ids.shortened(container.id)));
        return new Surroundings(
                container.config.path("Hostname").asText(),
                main,
                argv,
                env,
                path -> mounts.file(container, path),
                own,
                in,
                out,
                err);
    }

    private void watch(
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
            status = NOT_STARTED;
        }
        container.execs.forEach(Program.Running::kill);
        // Before anybody hears of the end: whoever stops the whole engine takes its order back then.
        boolean again = wantsRestart(container, status);
        try {
            if (powered.getAsBoolean()) {
                mounts.unmount(container);
                container.state = container.state.ended(status);
                container.running = null;
                container.save();
                happened(container, "die");
            }
        } finally {
            container.log.end();
            end.complete(status);
        }
        if (powered.getAsBoolean()) {
            afterwards(container, again);
        } else {
            container.gone.complete(null);
        }
    }

    private void afterwards(Container container, boolean again) {
        if (container.hostConfig.path("AutoRemove").asBoolean()) {
            try {
                container.log.awaitReleased();
                remove(container, false, true);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ApiException gone) {
                LOG.log(Level.DEBUG, "{0}: {1}", container.name, gone.message());
            }
        } else if (again) {
            int count = container.restarts + 1;
            container.restarts = count;
            long delay = RESTART_MILLIS << Math.min(count, 9);
            CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS, task -> Thread.startVirtualThread(task))
                    .execute(() -> again(container));
        }
    }

    private static boolean wantsRestart(Container container, int status) {
        int most = container
                .hostConfig
                .path("RestartPolicy")
                .path("MaximumRetryCount")
                .asInt();
        return !container.stoppedByPerson
                && switch (container.restartPolicy()) {
                    case "always", "unless-stopped" -> true;
                    case "on-failure" -> status != 0 && (most == 0 || container.restarts < most);
                    default -> false;
                };
    }

    private void again(Container container) {
        container.busy.lock();
        try {
            if (powered.getAsBoolean()
                    && !container.removed
                    && !container.stoppedByPerson
                    && !container.state.running()) {
                begin(container);
            }
        } catch (ApiException refused) {
            LOG.log(Level.WARNING, "{0}: {1}", container.name, refused.message());
        } finally {
            container.busy.unlock();
        }
    }

    /// Stops a container; false where it does not run.
    boolean stop(Container container, long graceSeconds, boolean byPerson) throws InterruptedException {
        container.busy.lockInterruptibly();
        try {
            Program.Running running = container.running;
            if (byPerson) {
                container.stoppedByPerson = true;
            }
            if (running == null || !container.state.running()) {
                return false;
            }
            running.terminate();
            try {
                container.end.get(graceSeconds < 0 ? Integer.MAX_VALUE : graceSeconds, TimeUnit.SECONDS);
            } catch (TimeoutException tooLong) {
                happened(container, "kill");
                running.kill();
                await(container);
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
            container.save();
            happened(container, "stop");
            return true;
        } finally {
            container.busy.unlock();
        }
    }

    /// Ends a container without grace, or asks it to end.
    void kill(Container container, String signal) throws InterruptedException {
        Program.Running running = container.running;
        if (running == null || !container.state.running()) {
            throw ApiException.conflict(
                    "Cannot kill container: " + container.id + ": Container " + container.id + " is not running");
        }
        container.stoppedByPerson = true;
        happened(container, "kill");
        switch (signal) {
            case "", "KILL", "SIGKILL", "9" -> {
                running.kill();
                await(container);
            }
            case "TERM", "SIGTERM", "15", "INT", "SIGINT", "2", "QUIT", "SIGQUIT", "3" -> running.terminate();
            default -> LOG.log(Level.DEBUG, "{0} takes no notice of {1}", container.name, signal);
        }
    }

    private static void await(Container container) throws InterruptedException {
        try {
            container.end.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Removes a container.
    ///
    /// @param force though it runs
    /// @param anonymous with the volumes that were made for it
    void remove(Container container, boolean force, boolean anonymous) {
        container.busy.lock();
        try {
            if (container.removed) {
                throw ApiException.notFound("No such container: " + container.id);
            }
            Program.Running running = container.running;
            if (container.state.running() && running != null) {
                if (!force) {
                    throw ApiException.conflict("You cannot remove a running container " + container.id
                            + ". Stop the container before attempting removal or force remove");
                }
                container.stoppedByPerson = true;
                running.kill();
                container.end.join();
            }
            container.removed = true;
            containers.remove(container);
        } finally {
            container.busy.unlock();
        }
        happened(container, "destroy");
        if (anonymous) {
            container.mounts.stream()
                    .filter(MountPoint::anonymous)
                    .filter(mount -> containers.using(mount.name()).isEmpty())
                    .forEach(mount -> volumes.remove(mount.name(), true));
        }
        container.gone.complete(null);
    }

    void happened(Container container, String action) {
        events.happened("container", action, container.id, Containers.attributes(container));
    }
}
