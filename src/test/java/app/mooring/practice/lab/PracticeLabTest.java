package app.mooring.practice.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PracticeLabTest {
    @TempDir
    Path folder;

    private PracticeLab lab(String name) {
        return new PracticeLab(folder.resolve(name), folder.resolve("cache"));
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
