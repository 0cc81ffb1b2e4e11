package app.mooring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.lab.LabFile;
import app.mooring.settings.Home;
import app.mooring.settings.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabsTest {
    @TempDir
    Path folder;

    private final Map<String, String> kept = new HashMap<>();

    private final Secrets secrets = new Secrets() {
        @Override
        public Optional<char[]> find(String name) {
            return Optional.ofNullable(kept.get(name)).map(String::toCharArray);
        }

        @Override
        public void put(String name, char[] secret) {
            kept.put(name, new String(secret));
        }
    };

    private Labs labs() {
        return new Labs(new Home(folder.resolve("home"), folder), secrets);
    }

    private Lab lab(String name, String driver) {
        return new Lab(
                name,
                Optional.of(folder.resolve("virtualbox")),
                new Lab.WebService("192.168.56.1", "10.0.2.2", 18083, true, true, "me", Optional.empty()),
                folder.resolve("volumes"),
                driver,
                List.of(
                        new Lab.Machine(
                                "a",
                                "SATA",
                                4,
                                new Lab.Ssh(
                                        "10.0.0.1", 2222, "root", List.of(folder.resolve("key")), Optional.empty())),
                        new Lab.Machine(
                                "b",
                                "Other",
                                30,
                                new Lab.Ssh("b", 22, "ubuntu", List.of(), Optional.of(folder.resolve("password"))))));
    }

    private Lab read(Path file) {
        return LabFile.read(file, folder);
    }

    @Test
    void a_lab_that_was_written_is_read_the_same_and_listed() {
        assertThat(labs().all()).isEmpty();
        Path file = labs().write(lab("my lab", "mooring"), true, Map.of());
        assertThat(read(file)).isEqualTo(lab("my lab", "mooring"));
        assertThat(labs().all()).containsExactly(file);
    }

    @Test
    void passwords_are_kept_elsewhere_and_the_file_says_that_they_are() {
        Path file = labs().write(
                        lab("lab", "mooring"),
                        true,
                        Map.of("webservice", "w".toCharArray(), "ssh/b", "secret".toCharArray()));
        assertThat(kept).isEqualTo(Map.of("lab/webservice", "w", "lab/ssh/b", "secret"));
        assertThat(file).content().doesNotContain("secret");
        Lab read = read(file);
        assertThat(read.webService().passwordInKeychain()).isTrue();
        assertThat(read.machines().get(0).ssh().passwordInKeychain()).isFalse();
        assertThat(read.machines().get(1).ssh()).satisfies(ssh -> {
            assertThat(ssh.passwordInKeychain()).isTrue();
            assertThat(ssh.passwordFile()).isEmpty();
        });
        assertThat(kept).containsKeys(read.webServiceSecret(), read.sshSecret("b"));
    }

    @Test
    void one_of_the_same_name_is_replaced_where_it_is_and_the_usual_one_is_first() throws IOException {
        Path other = labs().write(lab("other", "mooring"), true, Map.of());
        Path usual = folder.resolve("home/lab.json");
        LabFile.write(usual, lab("mine", "mooring"));
        Files.writeString(folder.resolve("home/labs/broken.json"), "{");
        assertThat(labs().write(lab("mine", "second"), false, Map.of())).isEqualTo(usual);
        assertThat(read(usual).driver()).isEqualTo("second");
        assertThat(labs().write(lab("other", "second"), false, Map.of())).isEqualTo(other);
        assertThat(labs().all()).startsWith(usual).contains(other).hasSize(3);
    }

    @Test
    void one_more_takes_neither_the_place_nor_the_passwords_of_one_that_is_there() throws IOException {
        Map<String, char[]> passwords = Map.of("webservice", "first".toCharArray());
        Path first = labs().write(lab("lab", "mooring"), true, passwords);
        Path broken = Files.writeString(folder.resolve("home/labs/broken.json"), "{");
        Map<String, char[]> others = Map.of("webservice", "second".toCharArray());
        for (String name : List.of("lab", "broken")) {
            assertThatThrownBy(() -> labs().write(lab(name, "second"), true, others))
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.code()).isEqualTo("settings.labExists"));
        }
        assertThat(read(first).driver()).isEqualTo("mooring");
        assertThat(broken).hasContent("{");
        assertThat(kept).isEqualTo(Map.of("lab/webservice", "first"));
    }

    @Test
    void a_lab_is_listed_by_its_own_name_and_a_broken_one_by_its_files() throws IOException {
        Path written = labs().write(lab("office", "mooring"), true, Map.of());
        Path moved = Files.move(written, written.resolveSibling("second.json"));
        Path broken = Files.writeString(written.resolveSibling("third.json"), "{");
        assertThat(labs().listed())
                .containsExactly(new Rooms.Listed(moved, "office"), new Rooms.Listed(broken, "third"));
    }
}
