package app.mooring.practice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.file.FolderTree;
import app.mooring.practice.Belongings;
import app.mooring.practice.EngineSite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class EndingsTest {
    @TempDir
    Path folder;

    private PracticeEngine engine;

    @BeforeEach
    void begin() {
        engine = new PracticeEngine(
                new EngineSite("guest", folder.resolve("engine"), _ -> Optional.empty(), path -> path),
                MysqlContainerTest.DISTRIBUTION,
                new Belongings(folder.resolve("belongings")));
        engine.start();
    }

    @AfterEach
    void end() {
        engine.kill();
    }

    private String docker(String... words) {
        var out = new ByteArrayOutputStream();
        engine.command(List.of(words), InputStream.nullInputStream(), out, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /// In the foreground of a thread of its own, where somebody reads what it says.
    ///
    /// @param read called for every byte
    private FutureTask<Integer> run(Runnable read, String entryPoint, String... words) {
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                read.run();
            }
        };
        List<String> line =
                new ArrayList<>(List.of("run", "--rm", "--name", "box", "--entrypoint", entryPoint, "mysql"));
        line.addAll(List.of(words));
        FutureTask<Integer> run = new FutureTask<>(() -> engine.command(line, InputStream.nullInputStream(), out, out));
        Thread.ofVirtual().start(run);
        return run;
    }

    @Test
    void a_container_whose_end_cannot_be_written_down_is_removed_all_the_same() throws Exception {
        CountDownLatch up = new CountDownLatch(1);
        FutureTask<Integer> run = run(up::countDown, "sh", "-c", "echo up; sleep 1000");
        up.await();
        FolderTree.delete(folder.resolve("engine/containers"));
        docker("kill", "box");
        assertThat(run.get()).isEqualTo(137);
        assertThat(docker("ps", "-aq")).isEmpty();
    }

    @Test
    void a_container_whose_begin_cannot_be_written_down_does_not_run_on() throws IOException {
        docker("create", "--name", "box", "--entrypoint", "sleep", "mysql", "1000");
        try (Stream<Path> folders = Files.list(folder.resolve("engine/containers"))) {
            Files.createDirectory(folders.findFirst().orElseThrow().resolve("config.json.new"));
        }
        assertThat(docker("start", "box")).startsWith("Error response from daemon: ");
        assertThat(docker("wait", "box")).isEqualTo("137\n");
        assertThat(docker("ps", "-q")).isEmpty();
    }

    @Test
    void nobody_who_still_reads_what_a_container_said_keeps_the_power_from_going() throws Exception {
        CountDownLatch reads = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        FutureTask<Integer> run = run(
                () -> {
                    reads.countDown();
                    await(goesOn);
                },
                "echo",
                "done");
        reads.await();
        engine.kill();
        goesOn.countDown();
        assertThat(run.get()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_container_that_a_person_stopped_before_it_was_started_again_stays_stopped() throws IOException {
        docker(
                "run",
                "-d",
                "--restart",
                "unless-stopped",
                "--name",
                "box",
                "--entrypoint",
                "sh",
                "mysql",
                "-c",
                "exit 1");
        docker("wait", "box");
        docker("stop", "box");
        engine.stop();
        try (Stream<Path> folders = Files.list(folder.resolve("engine/containers"))) {
            assertThat(folders.findFirst().orElseThrow().resolve("config.json"))
                    .content()
                    .containsPattern("\"HasBeenManuallyStopped\" ?: ?true");
        }
    }

    @Test
    void what_a_stop_of_the_engine_ends_runs_again_with_the_next_one() {
        for (String policy : List.of("always", "unless-stopped", "no")) {
            docker("run", "-d", "--restart", policy, "--name", policy, "--entrypoint", "sleep", "mysql", "1000");
        }
        docker("run", "-d", "--restart", "unless-stopped", "--name", "mine", "--entrypoint", "sleep", "mysql", "1000");
        docker("stop", "mine");
        engine.stop();
        engine.start();
        assertThat(docker("ps", "--format", "{{.Names}}").lines())
                .containsExactlyInAnyOrder("always", "unless-stopped");
    }
}
