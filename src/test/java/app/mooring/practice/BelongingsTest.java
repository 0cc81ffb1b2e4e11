package app.mooring.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no sleep")
class BelongingsTest {
    @TempDir
    Path folder;

    private Process process;

    @BeforeEach
    void aProcess() throws IOException {
        process = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void itsEnd() {
        process.destroyForcibly();
    }

    private Belongings belongings() {
        return new Belongings(folder.resolve("notes"));
    }

    private List<Path> notes() throws IOException {
        try (Stream<Path> notes = Files.list(folder.resolve("notes"))) {
            return notes.toList();
        }
    }

    @Test
    void what_a_dead_lab_left_is_ended() throws Exception {
        Path sockets = Files.createDirectories(folder.resolve("sockets/of/one"));
        belongings().started(process.toHandle());
        belongings().made(folder.resolve("sockets"));
        belongings().end();
        assertThat(process.waitFor()).isNotZero();
        assertThat(sockets.getParent().getParent()).doesNotExist();
        assertThat(notes()).isEmpty();
    }

    @Test
    void a_process_that_has_the_number_of_one_that_is_gone_is_left_alone() throws IOException {
        belongings().started(process.toHandle());
        Path note = notes().getFirst();
        List<String> lines = Files.readAllLines(note);
        for (List<String> other : List.of(
                List.of(Instant.parse(lines.getFirst()).minus(Duration.ofMinutes(1)) + "", lines.getLast()),
                List.of(lines.getFirst(), "/usr/sbin/another"),
                List.of(lines.getFirst()),
                List.of("never", lines.getLast()))) {
            Files.write(note, other);
            belongings().end();
            assertThat(process.isAlive()).isTrue();
        }
    }

    @Test
    void what_is_over_is_noted_no_longer() throws IOException {
        belongings().started(process.toHandle());
        belongings().made(folder.resolve("sockets"));
        belongings().over(process.toHandle());
        belongings().deleted(folder.resolve("sockets"));
        assertThat(notes()).isEmpty();
    }
}
