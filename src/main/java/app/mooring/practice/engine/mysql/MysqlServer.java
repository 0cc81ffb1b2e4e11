package app.mooring.practice.engine.mysql;

import app.mooring.practice.Belongings;
import app.mooring.practice.engine.program.Program;
import app.mooring.practice.engine.program.Surroundings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the MySQL image runs: it initialises an empty data directory, then it is the server. Source of its
/// words: the image's `docker-entrypoint.sh`.
final class MysqlServer implements Program.Running {
    private static final String DATA = "/var/lib/mysql";
    private static final int KILLED = 137;

    private final Binaries binaries;
    private final Surroundings container;
    private final Belongings belongings;
    private final ServerOptions options;
    private final Path data;
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Process process;
    private boolean stopping;
    private boolean killed;
    private volatile int status;

    MysqlServer(Binaries binaries, Surroundings container, Belongings belongings) {
        this.binaries = binaries;
        this.container = container;
        this.belongings = belongings;
        this.data = container.file().apply(DATA).toAbsolutePath();
        this.options = new ServerOptions(binaries, data, socket(container));
    }

    static Path socket(Surroundings container) {
        return container.run().resolve("mysqld.sock");
    }

    MysqlServer begin() {
        var _ = Thread.ofVirtual().name("mysql " + container.host()).start(this::run);
        return this;
    }

    private void run() {
        try {
            status = entry();
        } catch (IOException e) {
            say("ERROR", "[Server] " + e.getMessage());
            status = 1;
        } finally {
            ended.countDown();
        }
    }

    private int entry() throws IOException {
        say("Note", "[Entrypoint]: Entrypoint script for MySQL Server 11.4.5-MariaDB started.");
        Files.createDirectories(data);
        Files.createDirectories(options.temporary());
        if (!Files.isDirectory(data.resolve("mysql"))) {
            int initialised = initialise();
            if (initialised != 0) {
                return initialised;
            }
        }
        return run(options.server(), "", true);
    }

    private int initialise() throws IOException {
        FirstStart first = new FirstStart(container.env());
        if (!first.allowed()) {
            say("ERROR", """
                [Entrypoint]: Database is uninitialized and password option is not specified
                    You need to specify one of the following as an environment variable:
                    - MYSQL_ROOT_PASSWORD
                    - MYSQL_ALLOW_EMPTY_PASSWORD
                    - MYSQL_RANDOM_ROOT_PASSWORD\
                """);
            return 1;
        }
        try (Stream<Path> files = Files.list(data)) {
            if (files.findAny().isPresent()) {
                say(
                        "ERROR",
                        "[MY-010457] [Server] --initialize specified but the data directory has files in it."
                                + " Aborting.");
                return 1;
            }
        }
        say("Note", "[Entrypoint]: Initializing database files");
        int made = binaries.share() == null
                ? run(options.initialise(first.file(container.run())), "", false)
                : run(options.bootstrap(), first.bootstrap(binaries.share()), false);
        if (made != 0) {
            return made;
        }
        say("Note", "[Entrypoint]: Database files initialized");
        first.random().ifPresent(word -> say("Note", "[Entrypoint]: GENERATED ROOT PASSWORD: " + word));
        say("Note", "[Entrypoint]: MySQL init process done. Ready for start up.");
        return 0;
    }

    /// @param serving whether it is the server itself: then its words become the container's own
    private int run(List<String> command, String input, boolean serving) throws IOException {
        Process started;
        synchronized (this) {
            if (killed || stopping) {
                return killed ? KILLED : 0;
            }
            started = new ProcessBuilder(command)
                    .directory(data.toFile())
                    .redirectErrorStream(true)
                    .start();
            process = started;
        }
        belongings.started(started.toHandle());
        var _ = Thread.ofVirtual().start(() -> feed(started, input));
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                put(serving ? options.asInContainer(line) : line);
            }
            int code = started.waitFor();
            return killed() ? KILLED : code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
            return KILLED;
        } finally {
            if (!started.isAlive()) {
                belongings.over(started.toHandle());
            }
        }
    }

    private synchronized boolean killed() {
        return killed;
    }

    private static void feed(Process process, String input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended before it had read everything, and says why.
        }
    }

    private void say(String level, String text) {
        try {
            put(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " [" + level + "] " + text);
        } catch (IOException e) {
            // Its container is gone.
        }
    }

    private void put(String line) throws IOException {
        container.err().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        container.err().flush();
    }

    @Override
    public synchronized void terminate() {
        stopping = true;
        if (process != null) {
            // Process.destroy would close its output, and the last words with it.
            process.toHandle().destroy();
        }
    }

    @Override
    public void kill() {
        Process running;
        synchronized (this) {
            killed = true;
            running = process;
        }
        if (running != null) {
            // Its end is not the container's yet: the last words are still read.
            running.toHandle().destroyForcibly();
            running.onExit().join();
        }
    }

    @Override
    public int await() throws InterruptedException {
        ended.await();
        return status;
    }
}
