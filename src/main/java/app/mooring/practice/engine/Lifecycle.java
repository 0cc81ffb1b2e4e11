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

/// Starting, stopping and removing of containers. What follows an end is done by [Endings].
final class Lifecycle {
    private static final System.Logger LOG = System.getLogger(Lifecycle.class.getName());
    private static final int NOT_STARTED = 128;
    private static final int NO_PROGRAM = 127;

    private final Containers containers;
    private final Volumes volumes;
    private final Mounts mounts;
    private final Programs programs;
    private final Events events;
    private final Path run;
    private final Endings endings;

    /// @param run a short path for sockets
    Lifecycle(Containers containers, Volumes volumes, Mounts mounts, Programs programs, Events events, Path run) {
        this.containers = containers;
        this.volumes = volumes;
        this.mounts = mounts;
        this.programs = programs;
        this.events = events;
        this.run = run;
        this.endings = new Endings(this, mounts);
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

    /// To be called with [Container#busy] held.
    void begin(Container container) {
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
        container.end = new CompletableFuture<>();
        container.running = running;
        container.state = container.state.begun();
        boolean begun = false;
        try {
            container.save();
            happened(container, "start");
            begun = endings.powered();
        } finally {
            endings.watch(container, running, out, err);
            if (!begun || !endings.powered()) {
                running.kill();
            }
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

    /// Stops a container; false where it does not run.
    boolean stop(Container container, long graceSeconds, boolean byPerson) throws InterruptedException {
        container.busy.lockInterruptibly();
        try {
            Program.Running running = container.running;
            if (byPerson) {
                container.stoppedByPerson = true;
            }
            if (running == null || !container.state.running()) {
                if (byPerson && !container.removed) {
                    container.save();
                }
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
            happened(container, "stop");
            return true;
        } finally {
            container.busy.unlock();
        }
    }

    /// The engine stops, and each container with it: none is started again by itself.
    void engineStops() {
        endings.engineStops();
    }

    /// The power is gone: every program ends at once, and nothing is put in order any more. What
    /// follows their ends is over when this returns, unless it takes very long.
    void powerOff() {
        endings.powerOff();
        for (Container container : containers.list()) {
            container.execs.forEach(Program.Running::kill);
            Program.Running running = container.running;
            if (running != null) {
                running.kill();
            }
        }
        endings.join();
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
