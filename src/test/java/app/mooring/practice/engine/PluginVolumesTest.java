package app.mooring.practice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.practice.Belongings;
import app.mooring.practice.EngineSite;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PluginVolumesTest {
    @TempDir
    Path folder;

    private PlayedPlugin plugin;
    private PracticeEngine engine;

    @BeforeEach
    void begin() throws Exception {
        plugin = new PlayedPlugin(folder.resolve("mooring.sock"));
        engine = new PracticeEngine(
                new EngineSite(
                        "guest",
                        folder.resolve("engine"),
                        name -> name.equals("mooring") ? Optional.of(plugin.socket) : Optional.empty(),
                        path -> folder.resolve("disk").resolve(Path.of("/").relativize(path))),
                MysqlContainerTest.DISTRIBUTION,
                new Belongings(folder.resolve("belongings")));
        engine.start();
    }

    @AfterEach
    void end() throws Exception {
        engine.kill();
        plugin.close();
    }

    /// What `docker` prints, on both outputs.
    private String docker(String... words) {
        var out = new ByteArrayOutputStream();
        engine.command(List.of(words), InputStream.nullInputStream(), out, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_volume_is_asked_for_before_it_is_made() {
        assertThat(docker("volume", "create", "--driver", "mooring", "--name", "data", "--opt", "size=2"))
                .isEqualTo("data\n");
        assertThat(plugin.calls).containsExactly("Activate", "Get", "Create", "Get");
        assertThat(docker("volume", "ls")).isEqualTo("DRIVER    VOLUME NAME\nmooring   data\n");
    }

    @Test
    void what_the_plugin_refuses_is_told_in_its_own_words() {
        plugin.refused.add("Create");
        assertThat(docker("volume", "create", "-d", "mooring", "data"))
                .isEqualTo("Error response from daemon: create data: no Create today\n");
        assertThat(docker("volume", "create", "-d", "other", "data"))
                .endsWith("create data: error looking up volume plugin other: plugin \"other\" not found\n");
    }

    @Test
    void a_container_mounts_with_one_ID_and_unmounts_with_it() {
        docker("volume", "create", "-d", "mooring", "data");
        plugin.calls.clear();
        docker("run", "-d", "--name", "box", "-v", "data:/data", "--entrypoint", "sh", "mysql", "-c", "sleep 1000");
        String mount = plugin.calls.getLast();
        assertThat(mount).matches("Mount [0-9a-f]{64}");
        docker("rm", "-f", "box");
        assertThat(plugin.calls.getLast()).isEqualTo(mount.replace("Mount", "Unmount"));
    }

    @Test
    void a_container_finds_on_the_disk_what_is_there() throws Exception {
        docker("volume", "create", "-d", "mooring", "data");
        Files.createDirectories(folder.resolve("disk/mnt/data"));
        Files.writeString(folder.resolve("disk/mnt/data/note"), "kept\n");
        assertThat(docker("run", "--rm", "-v", "data:/data", "--entrypoint", "cat", "mysql", "/data/note"))
                .isEqualTo("kept\n");
    }

    @Test
    void an_image_with_a_directory_there_has_its_volume_mounted_when_the_container_is_made() {
        docker("volume", "create", "-d", "mooring", "data");
        plugin.calls.clear();
        docker("create", "--name", "box", "-v", "data:/var/lib/mysql", "mysql");
        assertThat(plugin.calls.stream().map(call -> call.replaceFirst(" .*", "")))
                .containsSubsequence("Mount", "Unmount");
    }

    @Test
    void nothing_is_unmounted_when_the_power_goes() {
        docker("volume", "create", "-d", "mooring", "data");
        docker("run", "-d", "--name", "box", "-v", "data:/data", "--entrypoint", "sh", "mysql", "-c", "sleep 1000");
        plugin.calls.clear();
        engine.kill();
        engine.start();
        assertThat(plugin.calls).isEmpty();
        assertThat(docker("inspect", "-f", "{{.State.Status}} {{.State.ExitCode}}", "box"))
                .isEqualTo("exited 255\n");
    }

    @Test
    void a_container_whose_volume_cannot_be_mounted_does_not_start() {
        docker("volume", "create", "-d", "mooring", "data");
        docker("create", "--name", "box", "-v", "data:/data", "--entrypoint", "true", "mysql");
        plugin.refused.add("Mount");
        assertThat(docker("start", "box"))
                .isEqualTo("Error response from daemon: error while mounting volume '': no Mount today\n");
        assertThat(docker("inspect", "-f", "{{.State.Status}}", "box")).isEqualTo("created\n");
    }

    @Test
    void a_volume_that_its_plugin_does_not_know_is_forgotten_and_the_next_one_is_local() {
        docker("volume", "create", "-d", "mooring", "data");
        plugin.volumes.clear();
        assertThat(docker("volume", "inspect", "data")).contains("Error: No such volume: data");
        docker("create", "--name", "box", "-v", "data:/data", "mysql");
        assertThat(docker("volume", "inspect", "-f", "{{.Driver}}", "data")).isEqualTo("local\n");
    }

    @Test
    void a_volume_that_a_container_has_stays() {
        docker("volume", "create", "-d", "mooring", "data");
        docker("create", "--name", "box", "-v", "data:/data", "mysql");
        assertThat(docker("volume", "rm", "data"))
                .matches("Error response from daemon: remove data: volume is in use - \\[[0-9a-f]{64}]\n");
        docker("rm", "-v", "box");
        assertThat(docker("volume", "rm", "data")).isEqualTo("data\n");
        assertThat(plugin.volumes).isEmpty();
    }
}
