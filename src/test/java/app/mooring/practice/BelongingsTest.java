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
        Path sockets = Files.createTempDirectory("sockets");
        Files.createDirectories(sockets.resolve("of/one"));
        belongings().started(process.toHandle());
        belongings().made(sockets);
        belongings().end();
        assertThat(process.waitFor()).isNotZero();
        assertThat(sockets).doesNotExist();
        assertThat(notes()).isEmpty();
    }

    @Test
    void a_copy_of_a_lab_leaves_alone_what_the_other_has() throws IOException {
        Path sockets = Files.createTempDirectory("sockets");
        try {
            belongings().started(process.toHandle());
            belongings().made(sockets);
            Path copied = Files.createDirectories(folder.resolve("copied"));
            for (Path note : notes()) {
                Files.copy(note, copied.resolve(note.getFileName()));
            }
            new Belongings(copied).end();
            assertThat(process.isAlive()).isTrue();
            assertThat(sockets).isDirectory();
            assertThat(copied).isEmptyDirectory();
            assertThat(notes()).hasSize(2);
        } finally {
            Files.delete(sockets);
        }
    }

    @Test
    void a_folder_is_deleted_only_where_it_can_be_a_labs_own() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        belongings().made(elsewhere);
        belongings().end();
        assertThat(elsewhere).isDirectory();
        Path sockets = Files.createTempDirectory("sockets");
        try {
            belongings().made(sockets);
            Path note = notes().getFirst();
            Files.move(note, note.resolveSibling("folder-another"));
            belongings().end();
            assertThat(sockets).isDirectory();
            assertThat(notes()).isEmpty();
        } finally {
            Files.delete(sockets);
        }
    }

    @Test
    void a_process_that_has_the_number_of_one_that_is_gone_is_left_alone() throws IOException {
        belongings().started(process.toHandle());
        Path note = notes().getFirst();
        List<String> lines = Files.readAllLines(note);
        for (List<String> other : List.of(
                List.of(
                        Instant.parse(lines.getFirst()).minus(Duration.ofMinutes(1)) + "",
                        lines.get(1),
                        lines.getLast()),
                List.of(lines.getFirst(), "/usr/sbin/another", lines.getLast()),
                List.of(lines.getFirst(), lines.get(1), "/another/lab"),
                List.of(lines.getFirst(), lines.get(1)),
                List.of(lines.getFirst()),
                List.of("never", lines.get(1), lines.getLast()))) {
            Files.write(note, other);
            belongings().end();
            assertThat(process.isAlive()).isTrue();
        }
    }

    @Test
    void a_note_that_has_gone_meanwhile_keeps_nothing_else_from_its_end() throws Exception {
        belongings().started(process.toHandle());
        // It is listed, and is not there when it is read.
        Files.createSymbolicLink(folder.resolve("notes/folder-gone"), folder.resolve("gone"));
        belongings().end();
        assertThat(process.waitFor()).isNotZero();
        assertThat(notes()).isEmpty();
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
