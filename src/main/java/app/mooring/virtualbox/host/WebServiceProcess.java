package app.mooring.virtualbox.host;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The `vboxwebsrv` process: started in the background, so that it outlives whoever started it, and found again
/// by its process id, or, when somebody else started it, by its command line.
public final class WebServiceProcess {
    private static final String PROGRAM = "vboxwebsrv";
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ksh", "zsh", "busybox");
    private static final Set<String> PRACTICE = Set.of("java", "nohup");
    private static final String LISTENS = "Socket connection successful";
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration END = Duration.ofSeconds(5);

    private final Installation installation;
    private final String address;
    private final int port;
    private final Optional<Path> keyFile;
    private final Path folder;

    /// The process, as it should run.
    ///
    /// @param address what it binds to
    /// @param keyFile private key and certificate in one PEM; empty: no TLS
    /// @param folder where its log and its process id are kept
    public WebServiceProcess(Installation installation, String address, int port, Optional<Path> keyFile, Path folder) {
        this.installation = installation;
        this.address = address;
        this.port = port;
        this.keyFile = keyFile;
        this.folder = folder;
    }

    /// The process, if one runs on this port for this user; also one that was started outside.
    public Optional<ProcessHandle> running() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.isAlive() && isOurs(process.info()))
                .findFirst();
    }

    /// Whether one runs, so that none need be started. One that does not listen is at its beginning or its end:
    /// its end is waited for, up to 5 s.
    public boolean serves() {
        Optional<ProcessHandle> process = running();
        return process.isPresent() && (listens() || !ends(process.get(), END));
    }

    private boolean isOurs(ProcessHandle.Info info) {
        List<String> words = info.arguments().map(List::of).orElse(List.of());
        int option = Math.max(words.indexOf("-p"), words.indexOf("--port"));
        String itsPort = option >= 0 && option + 1 < words.size() ? words.get(option + 1) : "18083";
        return itsPort.equals(String.valueOf(port))
                && info.command()
                        .filter(command -> isWebService(command, words))
                        .isPresent();
    }

    /// Of a script, whose process is its shell's, and of the practice lab's program, which is told its own path, only
    /// the installation's counts: others may have such words too.
    private boolean isWebService(String command, List<String> words) {
        String program = ProgramName.of(command);
        if (program.equals(PROGRAM)) {
            return true;
        }
        Stream<String> scripts = SHELLS.contains(program)
                ? words.stream().filter(word -> !word.startsWith("-")).limit(1)
                : words.stream().filter(_ -> PRACTICE.contains(program));
        return scripts.filter(word -> ProgramName.of(word).equals(PROGRAM)).anyMatch(this::isInstalled);
    }

    private boolean isInstalled(String word) {
        try {
            Optional<Path> program = installation.program(PROGRAM);
            return program.isPresent() && Files.isSameFile(program.get(), Path.of(word));
        } catch (IOException | InvalidPathException notThere) {
            return false;
        }
    }

    /// The command that starts it.
    public List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                installation.program(PROGRAM).orElseThrow().toString(),
                "-b",
                "-H",
                address,
                "-p",
                String.valueOf(port),
                "-P",
                pid().toString(),
                "-F",
                log().toString()));
        keyFile.ifPresent(file -> command.addAll(List.of("-s", "-K", file.toString())));
        return command;
    }

    /// Starts it, unless it runs. It may not answer yet when this returns. Failures:
    /// `virtualbox.webservice.port` when another program listens there, `virtualbox.webservice.start` when it
    /// ends at once.
    public void start() {
        if (serves()) {
            return;
        }
        if (listens()) {
            throw Failure.failed("virtualbox.webservice.port", String.valueOf(port), address);
        }
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(log());
            // One that was killed leaves this, and the next refuses to overwrite it.
            Files.deleteIfExists(pid());
            Process starter = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            starter.getOutputStream().close();
            if (starter.waitFor() != 0) {
                throw Failure.failed("virtualbox.webservice.start", String.join(" | ", tail(3)));
            }
        } catch (IOException e) {
            throw Failure.because(e, "virtualbox.webservice.start", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
    }

    /// Returns when its log says that it listens. Failures: `virtualbox.webservice.start` when it does not
    /// within 30 s.
    public void awaitListening() {
        long end = System.nanoTime() + START.toNanos();
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            while (tail(100).stream().noneMatch(line -> line.contains(LISTENS))) {
                WatchKey key = watch.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (key == null) {
                    throw Failure.failed("virtualbox.webservice.start", String.join(" | ", tail(3)));
                }
                key.pollEvents();
                key.reset();
            }
        } catch (IOException e) {
            throw Failure.because(e, "virtualbox.webservice.start", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
    }

    /// Stops it and waits for its end. Machines go on. Returns whether one ran.
    public boolean stop() {
        Optional<ProcessHandle> process = running();
        process.ifPresent(running -> {
            running.destroy();
            if (!ends(running, STOP)) {
                running.destroyForcibly();
                ends(running, STOP);
            }
        });
        return process.isPresent();
    }

    private static boolean ends(ProcessHandle process, Duration within) {
        try {
            return ProcessEnd.await(process, within);
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.equals("0.0.0.0") ? "127.0.0.1" : address, port), 1000);
            return true;
        } catch (IOException e) {
            return false; // nobody: what we hoped for
        }
    }

    private Path pid() {
        return folder.resolve("vboxwebsrv.pid");
    }

    private Path log() {
        return folder.resolve("vboxwebsrv.log");
    }

    /// The last lines of its log, oldest first; empty when there is none. Failures: `webservice.log` when it cannot be
    /// read.
    public List<String> tail(int lines) {
        if (!Files.exists(log())) {
            return List.of();
        }
        try (Stream<String> all = Files.lines(log(), StandardCharsets.ISO_8859_1)) {
            List<String> kept = all.toList();
            return kept.subList(Math.max(0, kept.size() - lines), kept.size());
        } catch (IOException e) {
            throw Failure.because(e, "webservice.log", log(), String.valueOf(e.getMessage()));
        }
    }

    /// Follows its log, from its last lines on, until the thread is interrupted, which it stays; over its restarts
    /// too. Failures: `webservice.log` when it cannot be read.
    public void follow(Consumer<String> line) {
        new LogFollower(log()).run(line);
    }
}
