package app.mooring.virtualbox.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import app.mooring.practice.Script;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    Path folder;

    private void program(String name) throws IOException {
        Script.write(folder.resolve(name), "#!/bin/sh\necho \"$@\"\n[ \"$1\" != wrong ]\n");
    }

    @Test
    void it_is_found_on_the_path() throws IOException {
        program("VBoxManage");
        program("vboxwebsrv");
        assertThat(Installation.find(Optional.empty(), Map.of("VBOX_INSTALL_PATH", folder.toString()))
                        .folder())
                .isEqualTo(folder);
    }

    /// On Windows quotes are in no path; a NUL is in none anywhere.
    @Test
    void what_is_no_path_is_left_out_of_the_path() throws IOException {
        program("VBoxManage");
        program("vboxwebsrv");
        Installation found = Installation.find(
                Optional.empty(), Map.of("PATH", "no\0path" + File.pathSeparator + folder, "VBOX_INSTALL_PATH", "\0"));
        assertThat(found.program("vboxwebsrv")).isPresent();
    }

    @Test
    void a_folder_that_lacks_a_program_is_named() throws IOException {
        program("VBoxManage");
        assertThatThrownBy(() -> Installation.find(Optional.of(folder), Map.of()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("virtualBoxFolder");
    }

    @Test
    void what_a_program_complains_of_is_told() throws IOException {
        program("VBoxManage");
        program("vboxwebsrv");
        Installation installation = Installation.find(Optional.of(folder), Map.of());
        assertThat(installation.manage(List.of("list", "vms"))).isEqualTo("list vms\n");
        assertThatThrownBy(() -> installation.manage(List.of("wrong", "word")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("wrong word");
    }

    @Test
    void the_web_service_is_started_in_the_background_with_its_key() throws IOException {
        program("VBoxManage");
        program("vboxwebsrv");
        Path key = folder.resolve("key.pem");
        assertThat(new WebServiceProcess(
                                Installation.find(Optional.of(folder), Map.of()),
                                "10.0.0.1",
                                18099,
                                Optional.of(key),
                                folder)
                        .command())
                .containsSequence("-b", "-H", "10.0.0.1", "-p", "18099")
                .endsWith("-s", "-K", key.toString());
    }
}
