package app.mooring.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabFileTest {
    private static final Path HOME = Path.of("/home/someone");

    @TempDir
    Path folder;

    private Lab read(String json) throws IOException {
        return LabFile.read(Files.writeString(folder.resolve("lab.json"), json), HOME);
    }

    @Test
    void what_is_not_said_has_a_default() throws IOException {
        Lab lab = read("{\"machines\": [{\"name\": \"ubuntu2\"}]}");
        assertThat(lab.volumeFolder()).isEqualTo(HOME.resolve("VirtualBox/Volumes"));
        assertThat(lab.webService().uri()).hasToString("https://127.0.0.1:18083");
        assertThat(lab.machines())
                .containsExactly(new Lab.Machine(
                        "ubuntu2",
                        "SATA",
                        30,
                        new Lab.Ssh("ubuntu2", 22, "ubuntu", java.util.List.of(), java.util.Optional.empty())));
    }

    @Test
    void relative_paths_begin_at_the_file() throws IOException {
        Lab lab = read("{\"volumeFolder\": \"volumes\", \"machines\": [{\"name\": \"a\"}]}");
        assertThat(lab.volumeFolder()).isEqualTo(folder.resolve("volumes"));
    }

    @Test
    void a_mistake_is_named_with_line_and_column() {
        assertThatThrownBy(() -> read("{\n  \"machines\": [{\"name\": []}]\n}"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("line 2, column")
                .hasMessageContaining("machines[0].name");
    }

    @Test
    void a_field_that_there_is_not_is_named_where_it_stands_with_those_that_there_are() {
        assertThatThrownBy(() -> read("{\n  \"machines\": [{\n    \"nam\": \"nam\",\n    \"ports\": 30\n  }]\n}\n"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("line 3, column 5")
                .hasMessageContaining("machines[0].nam")
                .hasMessageContaining("controller, name, ports, ssh")
                .hasMessageNotContaining("app.mooring");
        assertThatThrownBy(() -> read("{\n  \"machins\": [],\n  \"machines\": [{\"name\": \"a\"}]\n}\n"))
                .hasMessageContaining("line 2, column 3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"machines": []}                                                     | machines
        {"machines": [{"name": "a", "ports": 0}]}                            | machines[0].ports
        {"machines": [{"name": "a", "ports": 31}]}                           | machines[0].ports
        {"machines": [{"name": "a"}, {"name": "a"}]}                         | machines
        {"machines": [{"name": "host"}]}                                     | machines[0].name cannot be "host
        {"machines": [{"name": "a", "ssh": {"port": 70000}}]}                | machines[0].ssh.port
        {"webService": {"port": 0}, "machines": [{"name": "a"}]}             | webService.port
        {"driver": "../x", "machines": [{"name": "a"}]}                      | driver
        {"machines": [null]}                                                 | machines[0]
        {"machines": [{"name": "a", "ssh": {"keys": [null]}}]}               | machines[0].ssh.keys[0]
        {"webService": {"passwordFile": "p", "passwordInKeychain": true}, "machines": [{"name": "a"}]} | webService.passwordInKeychain
        {"volumeFolder": "a\\u0000b", "machines": [{"name": "a"}]}           | volumeFolder
        {"webService": {"address": "%%"}, "machines": [{"name": "a"}]}       | webService.address
        {"webService": {"address": "fe80::1"}, "machines": [{"name": "a"}]}  | webService.address
        {"webService": {"address": "my_host"}, "machines": [{"name": "a"}]}  | webService.address
        {"webService": {"address": "10.0.0.1:1"}, "machines": [{"name": "a"}]} | webService.address
        {"webService": {"guestAddress": "<host>"}, "machines": [{"name": "a"}]} | webService.guestAddress
        null                                                                 | empty
        """)
    void a_value_that_cannot_be_is_named(String json, String where) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(Failure.class).hasMessageContaining(where);
    }

    @Test
    void a_file_that_is_not_there_says_so() {
        assertThatThrownBy(() -> LabFile.read(folder.resolve("none.json"), HOME))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.56.1", "[fe80::1]", "host-1.example"})
    void an_address_is_what_stands_in_a_url(String address) throws IOException {
        Lab lab = read("{\"webService\": {\"address\": \"" + address + "\"}, \"machines\": [{\"name\": \"a\"}]}");
        assertThat(lab.webService().uri()).hasToString("https://" + address + ":18083");
    }

    @Test
    void a_lab_that_its_file_cannot_say_is_not_written() throws IOException {
        Lab lab = read("{\"machines\": [{\"name\": \"a\"}]}");
        Lab relative = new Lab(
                lab.name(), lab.virtualBoxFolder(), lab.webService(), Path.of("volumes"), lab.driver(), lab.machines());
        Path file = folder.resolve("other.json");
        assertThatThrownBy(() -> LabFile.write(file, relative)).isInstanceOf(Failure.class);
        assertThat(file).doesNotExist();
    }
}
