package app.mooring.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabLockTest {
    @TempDir
    Path folder;

    private Path file(String name) {
        return folder.resolve(name);
    }

    private static void assertLocked(Path... files) {
        assertThatThrownBy(() -> LabLock.acquire(List.of(files)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("operation.busy"));
    }

    @Test
    void a_look_makes_no_folder() {
        assertThat(LabLock.whileFree(List.of(file("none/lock")), () -> "seen")).contains("seen");
        assertThat(file("none")).doesNotExist();
    }

    @Test
    void a_second_mooring_is_kept_out_until_the_first_is_done() {
        try (LabLock _ = LabLock.acquire(List.of(file("lock")))) {
            assertLocked(file("lock"));
        }
        LabLock.acquire(List.of(file("lock"))).close();
    }

    @Test
    void labs_of_two_homes_are_kept_apart_by_their_volume_folder() {
        try (LabLock _ = LabLock.acquire(List.of(file("one/lock"), file("volumes/lock")))) {
            assertLocked(file("two/lock"), file("volumes/lock"));
        }
    }

    @Test
    void whoever_is_kept_out_keeps_nothing() {
        try (LabLock _ = LabLock.acquire(List.of(file("volumes")))) {
            assertLocked(file("two"), file("volumes"));
            LabLock.acquire(List.of(file("two"))).close();
        }
    }

    @Test
    void who_only_looks_sees_nothing_while_it_is_held_and_keeps_nobody_out_afterwards() {
        try (LabLock _ = LabLock.acquire(List.of(file("lock")))) {
            assertThat(LabLock.whileFree(List.of(file("lock")), () -> "seen")).isEmpty();
        }
        assertThat(LabLock.whileFree(List.of(file("lock")), () -> "seen")).contains("seen");
        LabLock.acquire(List.of(file("lock"))).close();
    }

    @Test
    void who_is_kept_out_in_this_process_does_not_let_another_process_in() throws Exception {
        try (LabLock _ = LabLock.acquire(List.of(file("lock")))) {
            assertLocked(file("lock"));
            assertLocked(file("./lock"));
            assertThat(anotherProcess(file("lock"))).isEqualTo("operation.locked");
        }
        assertThat(anotherProcess(file("lock"))).isEqualTo("acquired");
    }

    /// What a Mooring of its own says that wants this lock.
    private static String anotherProcess(Path file) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Another.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = process.inputReader()) {
            return said.readLine();
        } finally {
            process.waitFor();
        }
    }

    static final class Another {
        private Another() {}

        public static void main(String[] words) {
            try (LabLock _ = LabLock.acquire(List.of(Path.of(words[0])))) {
                System.out.println("acquired");
            } catch (Failure failure) {
                System.out.println(failure.code());
            }
        }
    }

    @Test
    void a_file_that_a_process_left_when_it_died_is_free() throws IOException {
        Files.createFile(file("lock"));
        LabLock.acquire(List.of(file("lock"))).close();
    }
}
