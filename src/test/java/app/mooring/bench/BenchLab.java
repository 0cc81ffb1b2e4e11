package app.mooring.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// The bench (`src/bench/bin/lab up`), and Mooring on it as a person runs it: the built program, in a process of its own.
final class BenchLab {
    /// How a program ended.
    record Ended(int status, String out, String err) {}

    static final Path DATA = Path.of(Optional.ofNullable(System.getenv("LAB_DATA"))
            .orElse(Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).orElse("/var/cache") + "/mooring-lab"));
    static final Path VOLUMES = DATA.resolve("host/VirtualBox/Volumes");
    private static final Path BIN = Path.of("src/bench/bin").toAbsolutePath();
    private static final int PORT = 18092;

    private final Path home;
    private final Path labFile;

    /// A newcomer's host: no settings of Mooring's.
    BenchLab() {
        try {
            // VirtualBox lives in a chroot that has this folder of the host's, and no other.
            home = Files.createTempDirectory(DATA.resolve("host"), "story");
            labFile = home.resolve("lab.json");
            Files.writeString(labFile, """
                    {"name": "bench", "virtualBoxFolder": "%s", "volumeFolder": "%s",
                     "webService": {"address": "10.77.0.1", "port": %d},
                     "machines": [
                       {"name": "ubuntu2", "ssh": {"host": "10.77.0.12", "keys": ["%4$s"]}},
                       {"name": "ubuntu3", "ssh": {"host": "10.77.0.13", "keys": ["%4$s"]}}]}
                    """.formatted(BIN.resolve("host"), VOLUMES, PORT, DATA.resolve("keys/id_lab")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path home() {
        return home;
    }

    Path labFile() {
        return labFile;
    }

    Ended mooring(String... words) {
        return ended(start(words));
    }

    Process start(String... words) {
        List<String> command = new ArrayList<>(
                List.of(Path.of("target/mooring/bin/mooring").toAbsolutePath().toString(), "--lab", labFile.toString()));
        command.addAll(List.of(words));
        return process(command, Map.of("MOORING_HOME", home.toString(), "HOME", DATA.resolve("host").toString()));
    }

    /// `lab …`, which must work.
    static String lab(String... words) {
        List<String> command = new ArrayList<>(List.of(BIN.resolve("lab").toString()));
        command.addAll(List.of(words));
        Ended ended = ended(process(command, Map.of("LAB_DATA", DATA.toString())));
        if (ended.status() != 0) {
            throw new AssertionError(String.join(" ", words) + ": " + ended.out() + ended.err());
        }
        return ended.out();
    }

    /// A command in a guest, as root.
    static Ended in(String guest, String... command) {
        return ended(startIn(guest, command));
    }

    static Process startIn(String guest, String... command) {
        List<String> words = new ArrayList<>(List.of(BIN.resolve("lab").toString(), "exec", guest));
        words.addAll(List.of(command));
        return process(words, Map.of("LAB_DATA", DATA.toString()));
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

    /// The common pool has one thread on a machine of two cores, and what follows a log would keep it from all others.
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
