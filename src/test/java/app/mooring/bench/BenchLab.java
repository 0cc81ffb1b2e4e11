package app.mooring.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The bench (`src/bench/bin/lab up`), and Mooring on it as a person runs it: the built program, in a process
/// of its own.
public final class BenchLab {
    /// How a program ended.
    public record Ended(int status, String out, String err) {}

    public static final Path VOLUMES = BenchEnvironment.VOLUMES;
    private static final int PORT = 18092;

    private final Path home;
    private final Path labFile;

    /// A newcomer's host: no settings of Mooring's.
    public BenchLab() {
        try {
            // VirtualBox lives in a chroot that has this folder of the host's, and no other.
            home = Files.createTempDirectory(BenchEnvironment.HOME, "story");
            labFile = home.resolve("lab.json");
            Files.writeString(labFile, """
                {"name": "bench", "virtualBoxFolder": "%s", "volumeFolder": "%s",
                 "webService": {"address": "%s", "port": %d},
                 "machines": [%s]}
                """.formatted(
                            BenchEnvironment.BIN.resolve("host"), VOLUMES, BenchEnvironment.HOST, PORT, machines()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String machines() {
        return BenchEnvironment.GUESTS.stream()
                .map(guest -> "{\"name\": \"%s\", \"ssh\": {\"host\": \"%s\", \"keys\": [\"%s\"]}}"
                        .formatted(guest.machine(), guest.address(), BenchEnvironment.KEY))
                .collect(Collectors.joining(", "));
    }

    public Path home() {
        return home;
    }

    public Path labFile() {
        return labFile;
    }

    public Ended mooring(String... words) {
        return ended(start(words));
    }

    public Process start(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of("target/mooring/bin/mooring").toAbsolutePath().toString(), "--lab", labFile.toString()));
        command.addAll(List.of(words));
        return process(command, Map.of("MOORING_HOME", home.toString(), "HOME", BenchEnvironment.HOME.toString()));
    }

    /// `lab …`, which must work. A guest may be called as its machine is.
    public static String lab(String... words) {
        return done(BenchEnvironment.lab(words));
    }

    /// `VBoxManage …` on the host, which must work.
    public static String manage(String... words) {
        List<String> command = new ArrayList<>(
                List.of(BenchEnvironment.BIN.resolve("host/VBoxManage").toString()));
        command.addAll(List.of(words));
        return done(command);
    }

    private static String done(List<String> command) {
        Ended ended = ended(process(command, Map.of()));
        if (ended.status() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + ended.out() + ended.err());
        }
        return ended.out();
    }

    /// A command in a guest, as root.
    /// Puts both machines and their guests back to before anybody used Mooring on them.
    public static void asNewcomersHaveIt() {
        String nothing = "docker rm -f $(docker ps -aq); systemctl disable --now mooring; rm -rf /opt/mooring";
        BenchEnvironment.GUESTS.forEach(guest -> in(guest.machine(), "sh", "-c", nothing));
        lab("vbox-reset");
    }

    public static Ended in(String guest, String... command) {
        return ended(startIn(guest, command));
    }

    public static Process startIn(String guest, String... command) {
        List<String> words = new ArrayList<>(BenchEnvironment.lab("exec", guest));
        words.addAll(List.of(command));
        return process(words, Map.of());
    }

    private static Process process(List<String> command, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Ended ended(Process process) {
        CompletableFuture<String> err = inBackground(() -> text(process.getErrorStream()));
        String out = text(process.getInputStream());
        try {
            return new Ended(process.waitFor(), out, err.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// No container, and no volume that the engine would look for at its next start, for half a minute, when
    /// the driver is gone.
    public static void clean(String guest) {
        in(guest, "sh", "-c", "docker rm -f $(docker ps -aq); docker volume rm -f $(docker volume ls -q)");
    }

    /// The common pool has one thread on a machine of two cores, and what follows a log would keep it from all
    /// others.
    static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
    }

    private static String text(java.io.InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
