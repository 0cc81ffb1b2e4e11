package app.mooring.practice.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PracticeLabTest {
    @TempDir
    Path folder;

    private PracticeLab lab(String name) {
        return new PracticeLab(folder.resolve(name), folder.resolve("cache"), true);
    }

    private static void refused(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }

    private static String mend(PracticeLab lab, String day, String machine) {
        return PracticeLab.ask(lab.folder(), true, day, Optional.of(machine));
    }

    @Test
    void switches_go_on_after_what_there_was_nothing_to_do_about() {
        try (PracticeLab lab = lab("lab")) {
            assertThat(mend(lab, "power", "ubuntu2")).isEqualTo("Done.");
            assertThat(mend(lab, "ports", "ubuntu2")).isEqualTo("Done.");
            assertThat(mend(lab, "network", "ubuntu3")).isEqualTo("Done.");
            assertThat(mend(lab, "hostkey", "ubuntu3")).startsWith("It stays so.");
        }
    }

    @Test
    void what_is_still_noted_at_its_end_goes_with_it() throws IOException {
        Path late = Files.createTempDirectory("run");
        try (PracticeLab lab = lab("lab")) {
            DeadLabs.belongings(lab.folder()).made(late);
        }
        assertThat(late).doesNotExist();
        assertThat(folder.resolve("lab/belongings")).isEmptyDirectory();
    }

    @Test
    void a_folder_has_one_lab_at_a_time_and_the_next_goes_on_with_it() {
        try (PracticeLab lab = lab("lab")) {
            refused("practice.busy", () -> lab("lab"));
            assertThat(lab.labFile()).exists();
        }
        try (PracticeLab again = lab("lab")) {
            assertThat(mend(again, "power", "ubuntu2")).isEqualTo("Done.");
        }
    }

    @Test
    void a_lab_that_does_not_come_about_leaves_its_folder_to_the_next() throws IOException {
        lab("lab").close();
        Path inTheWay = folder.resolve("lab/lab.json");
        Files.delete(inTheWay);
        Files.createDirectories(inTheWay.resolve("something"));
        refused("practice.folder", () -> lab("lab"));
        Files.delete(inTheWay.resolve("something"));
        Files.delete(inTheWay);
        try (PracticeLab next = lab("lab")) {
            assertThat(next.labFile()).isRegularFile();
        }
    }

    @Test
    void what_is_left_of_a_lab_that_was_killed_is_removed_unless_it_was_to_be_kept() throws Exception {
        killed("mooring1", false);
        killed("mooring2", true);
        try (PracticeLab running = new PracticeLab(folder.resolve("mooring3"), folder.resolve("cache"), false)) {
            DeadLabs.remove(folder);
            refused("practice.busy", () -> lab("mooring3"));
            assertThat(running.labFile()).exists();
        }
        assertThat(folder.resolve("mooring1")).doesNotExist();
        assertThat(folder.resolve("mooring2/lab.json")).exists();
    }

    private void killed(String name, boolean kept) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        folder.resolve(name).toString(),
                        String.valueOf(kept))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("running");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    static final class Killed {
        private Killed() {}

        public static void main(String[] words) throws Exception {
            Path folder = Path.of(words[0]);
            try (PracticeLab _ =
                    new PracticeLab(folder, folder.resolveSibling("cache"), Boolean.parseBoolean(words[1]))) {
                System.out.println("running");
                new CountDownLatch(1).await();
            }
        }
    }

    @Test
    void a_folder_with_other_things_in_it_is_left_as_it_is() throws IOException {
        Path file =
                Files.writeString(Files.createDirectory(folder.resolve("mine")).resolve("lab.json"), "mine");
        var before = Files.getLastModifiedTime(folder.resolve("mine"));
        refused("practice.foreignFolder", () -> lab("mine"));
        assertThat(file).hasContent("mine");
        assertThat(Files.getLastModifiedTime(folder.resolve("mine"))).isEqualTo(before);
        refused("practice.foreignFolder", () -> lab("mine/lab.json"));
    }
}
