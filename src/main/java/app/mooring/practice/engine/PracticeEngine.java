package app.mooring.practice.engine;

import app.mooring.practice.Belongings;
import app.mooring.practice.EngineSite;
import app.mooring.practice.PlayedEngine;
import app.mooring.practice.engine.http.Connection;
import app.mooring.practice.engine.mysql.Distribution;
import app.mooring.practice.engine.mysql.MysqlPrograms;
import app.mooring.practice.engine.program.Builtins;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Docker engine of version 20.10 as a person and the lab see it, without a kernel: its containers' programs
/// are played, except for MySQL's. What it knows is on the disk, as it has to be when the power goes.
/// Thread-safe.
public final class PracticeEngine implements PlayedEngine {
    private static final System.Logger LOG = System.getLogger(PracticeEngine.class.getName());
    private static final List<String> NEWCOMER = List.of("mysql", "hello-world");
    private static final int KILLED = 255;
    private static final int GRACE = 10;

    private final EngineSite site;
    private final Belongings belongings;
    private final Programs programs;
    private volatile @Nullable Run current;

    /// Not running yet.
    ///
    /// @param distribution where MySQL comes from
    /// @param belongings takes note of what it has outside its folder
    public PracticeEngine(EngineSite site, Distribution distribution, Belongings belongings) {
        this.site = site;
        this.belongings = belongings;
        this.programs = new Programs(Builtins.of(Map.of()), Builtins.of(MysqlPrograms.of(distribution, belongings)));
    }

    /// One run of dockerd.
    private static final class Run {
        final Path sockets;
        final Containers containers;
        final Lifecycle lifecycle;
        final Volumes volumes;
        final Images images;
        final Api api;
        final CommandLine commands;
        final Set<Closeable> connections = ConcurrentHashMap.newKeySet();

        Run(EngineSite site, Programs programs) throws IOException {
            Path folder = Files.createDirectories(site.folder());
            sockets = Files.createTempDirectory("engine");
            containers = new Containers(folder.resolve("containers"));
            Plugins plugins = new Plugins(site.pluginSocket());
            volumes = new Volumes(
                    Files.createDirectories(folder.resolve("volumes")), plugins, site.real(), containers::using);
            images = new Images(folder.resolve("images.json"), NEWCOMER);
            Events events = new Events();
            Mounts mounts = new Mounts(volumes, site.real());
            lifecycle = new Lifecycle(containers, volumes, mounts, programs, events, sockets);
            Execs execs = new Execs(lifecycle, programs);
            var ofContainers = new ContainerRoutes(containers, lifecycle, mounts, images, volumes, execs);
            var ofStores = new StoreRoutes(volumes, images, containers, events);
            var ofSystem = new SystemRoutes(site.guest(), containers, images, plugins, events);
            api = new Api(Stream.of(ofSystem.routes(), ofStores.routes(), ofContainers.routes())
                    .flatMap(List::stream)
                    .toList());
            commands = new CommandLine(
                    new ContainerCommands(containers, lifecycle, images, execs, ofContainers),
                    new StoreCommands(volumes, images, containers, ofStores, ofSystem));
        }
    }

    @Override
    public synchronized void start() {
        if (current != null) {
            return;
        }
        try {
            Run run = new Run(site, programs);
            belongings.made(run.sockets);
            run.images.load();
            run.volumes.load();
            run.containers.load();
            current = run;
            boot(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void boot(Run run) {
        for (Container container : run.containers.list()) {
            if (container.state.running()) {
                container.state = container.state.ended(KILLED);
                container.save();
            }
            boolean again = switch (container.restartPolicy()) {
                case "always" -> true;
                case "unless-stopped" -> !container.stoppedByPerson;
                default -> false;
            };
            if (again && !container.state.status().equals("created")) {
                try {
                    run.lifecycle.start(container);
                } catch (ApiException refused) {
                    LOG.log(Level.WARNING, "{0}: {1}", container.name, refused.message());
                }
            }
        }
    }

    @Override
    public void stop() {
        Run run = current;
        if (run == null) {
            return;
        }
        run.lifecycle.engineStops();
        List<Thread> stopping = new ArrayList<>();
        for (Container container : run.containers.list()) {
            stopping.add(Thread.startVirtualThread(() -> stop(run, container)));
        }
        try {
            for (Thread each : stopping) {
                each.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // what has not stopped yet is killed, and its end waited for
        }
        kill();
    }

    private static void stop(Run run, Container container) {
        try {
            run.lifecycle.stop(container, GRACE, false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void kill() {
        Run run = current;
        if (run == null) {
            return;
        }
        current = null;
        run.lifecycle.powerOff();
        run.connections.forEach(PracticeEngine::close);
        Volumes.delete(run.sockets);
        belongings.deleted(run.sockets);
    }

    private static void close(Closeable connection) {
        try {
            connection.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a connection", e);
        }
    }

    @Override
    public boolean running() {
        return current != null;
    }

    @Override
    public void serve(InputStream in, OutputStream out) {
        Run run = current;
        if (run == null) {
            return;
        }
        Closeable connection = () -> {
            in.close();
            out.close();
        };
        run.connections.add(connection);
        try {
            Connection.serve(in, out, run.api::answer);
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "a connection ended", gone);
        } finally {
            run.connections.remove(connection);
        }
    }

    @Override
    public int command(List<String> words, InputStream in, OutputStream out, OutputStream err) {
        if (words.equals(List.of("system", "dial-stdio")) && running()) {
            serve(in, out);
            return 0;
        }
        Run run = current;
        try {
            if (run == null) {
                err.write(
                        "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n"
                                .getBytes(StandardCharsets.UTF_8));
                return 1;
            }
            return run.commands.run(words, new Terminal(in, out, err));
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "a command ended", gone);
            return 1;
        }
    }
}
