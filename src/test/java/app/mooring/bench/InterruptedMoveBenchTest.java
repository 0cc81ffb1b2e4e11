package app.mooring.bench;

import static app.mooring.bench.BenchLab.in;
import static app.mooring.bench.BenchLab.lab;
import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.bench.BenchLab.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Moves that lose Mooring or a machine on their way, of a container that writes numbered lines and says each
/// when it is on the disk. The next `move` finishes or takes back, and every line that was said is there.
///
/// Once at each step of a move; `-Dbench.rounds=N` adds N kills of Mooring and N power cuts at random moments
/// of a move (`-Dbench.seed` repeats them).
@Tag("bench")
class InterruptedMoveBenchTest {
    private static final BenchLab LAB = new BenchLab();
    private static final List<String> MACHINES = List.of("ubuntu2", "ubuntu3");

    /// A move on the bench takes about as long.
    private static final int MOVE_MILLIS = 6000;

    private String at = "ubuntu2";

    @BeforeAll
    static void setUp() {
        clean();
        lab("vbox-reset");
        Ended setup = LAB.mooring("setup", "--yes");
        assertThat(setup.status()).as(setup.out() + setup.err()).isZero();
    }

    @AfterAll
    static void tearDown() {
        clean();
        MACHINES.forEach(guest -> LAB.mooring("plugin", "uninstall", guest));
        LAB.mooring("webservice", "stop");
        lab("vbox-reset");
    }

    private static void clean() {
        MACHINES.forEach(BenchLab::clean);
    }

    @Test
    void a_move_that_is_killed_or_loses_a_machine_is_finished_or_taken_back_by_the_next_run() {
        startWriter();
        for (String step : List.of("stop", "create", "start", "commit", "remove")) {
            interrupted("killed at " + step, move -> {
                awaitStep(move, step);
                move.toHandle().destroyForcibly();
            });
        }
        for (String step : List.of("stop", "create", "start")) {
            interrupted("source cut at " + step, move -> {
                awaitStep(move, step);
                lab("kill", at);
            });
            interrupted("target cut at " + step, move -> {
                awaitStep(move, step);
                lab("kill", other());
            });
        }
        long seed = Long.getLong("bench.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int round = 0; round < Integer.getInteger("bench.rounds", 0); round++) {
            String name = "round %d of seed %d".formatted(round, seed);
            int killed = random.nextInt(MOVE_MILLIS);
            interrupted(name + ": killed after " + killed + " ms", move -> {
                if (!ends(move, killed)) {
                    move.toHandle().destroyForcibly();
                }
            });
            int cut = random.nextInt(MOVE_MILLIS);
            String machine = MACHINES.get(random.nextInt(2));
            interrupted(name + ": " + machine + " cut after " + cut + " ms", move -> {
                ends(move, cut);
                lab("kill", machine);
            });
        }
        in(at, "docker", "rm", "-f", "writer");
        Ended removed = LAB.mooring("volume", "rm", "written");
        assertThat(removed.status()).as(removed.err()).isZero();
    }

    private interface Interruption {
        void happens(Process move);
    }

    private String other() {
        return at.equals("ubuntu2") ? "ubuntu3" : "ubuntu2";
    }

    private void startWriter() {
        Ended created =
                in("ubuntu2", "docker", "volume", "create", "-d", "mooring", "--name", "written", "-o", "size=256m");
        assertThat(created.status()).as(created.err()).isZero();
        String write = "trap 'exit 0' TERM; i=$(cat /var/lib/mysql/log | wc -l); while true; do i=$((i+1));"
                + " echo $i >> /var/lib/mysql/log; sync /var/lib/mysql/log; echo $i; done";
        Ended started = in(
                "ubuntu2",
                "docker",
                "run",
                "-d",
                "--name",
                "writer",
                "--entrypoint",
                "sh",
                "-v",
                "written:/var/lib/mysql",
                "mysql",
                "-c",
                write);
        assertThat(started.status()).as(started.err()).isZero();
    }

    /// One move that is interrupted, and the next, which must go through.
    private void interrupted(String how, Interruption interruption) {
        String to = other();
        try (MountWatch watch = new MountWatch("/var/lib/mooring", "written")) {
            interrupted(how, to, interruption);
            assertThat(watch.overlaps()).as(how).isEmpty();
        }
        at = to;
    }

    private void interrupted(String how, String to, Interruption interruption) {
        String from = at;
        Process log = BenchLab.startIn(from, "docker", "logs", "-f", "--tail", "1", "writer");
        CompletableFuture<Integer> said = BenchLab.inBackground(() -> lastLine(log));
        Process move = LAB.start("move", "writer", "--to", to);
        interruption.happens(move);
        Ended first = BenchLab.ended(move);
        for (String machine : MACHINES) {
            lab("start", machine);
            in(machine, "systemctl", "is-system-running", "--wait");
        }
        Ended again = LAB.mooring("move", "writer", "--to", to);
        String told = how + ":\n" + first.err() + "again:\n" + again.err();
        assertThat(again.status()).as(told).isZero();
        assertThat(containers(to)).as(told).containsExactly("writer");
        assertThat(containers(from)).as(told).isEmpty();
        assertThat(LAB.home().resolve("bench/journal")).as(told).isEmptyDirectory();
        in(to, "docker", "start", "writer");
        // A log that is still followed ends with the container it followed.
        Ended lines =
                in(to, "docker", "exec", "writer", "awk", "$1 != NR { exit 1 } END { print NR }", "/var/lib/mysql/log");
        assertThat(lines.status()).as(told + lines.out() + lines.err()).isZero();
        assertThat(Integer.parseInt(lines.out().strip())).as(told).isGreaterThanOrEqualTo(said.join());
    }

    private static int lastLine(Process log) {
        try (Stream<String> lines = log.inputReader().lines()) {
            return lines.mapToInt(Integer::parseInt).reduce(0, (_, last) -> last);
        }
    }

    private static List<String> containers(String guest) {
        Ended listed = in(guest, "docker", "ps", "-a", "--format", "{{.Names}}");
        assertThat(listed.status()).as(listed.err()).isZero();
        return listed.out().lines().toList();
    }

    private static boolean ends(Process process, int millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// Returns when a journal names that step, which it does before the step begins, or the move ended before.
    private static void awaitStep(Process move, String step) {
        try {
            Path journals = Files.createDirectories(LAB.home().resolve("bench/journal"));
            try (WatchService watch = journals.getFileSystem().newWatchService()) {
                WatchKey key = journals.register(
                        watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
                while (move.isAlive() && !text(journals).contains("\"step\":\"" + step + "\"")) {
                    watch.poll(100, TimeUnit.MILLISECONDS);
                    key.pollEvents();
                    key.reset();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String text(Path journals) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(journals)) {
            for (Path file : files.toList()) {
                text.append(Files.readString(file));
            }
        } catch (NoSuchFileException replaced) {
            return "";
        }
        return text.toString();
    }
}
