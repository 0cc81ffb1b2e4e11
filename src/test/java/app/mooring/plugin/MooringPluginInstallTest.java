package app.mooring.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import app.mooring.ssh.Address;
import app.mooring.ssh.Command;
import app.mooring.ssh.Result;
import app.mooring.ssh.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A guest's files in a folder of this computer, changed by its own programs; the connection breaks where it is told
/// to.
@Timeout(60)
@EnabledOnOs(value = OS.LINUX, disabledReason = "the programs are those of a Linux guest")
class MooringPluginInstallTest {
    private static final long NEVER = Long.MAX_VALUE;

    @TempDir
    Path folder;

    private Path root;
    private long breaksAfter = NEVER;
    private MooringPlugin plugin;

    @BeforeEach
    void guest() throws IOException {
        root = folder.resolve("guest");
        for (String name : List.of("opt", "run", "etc/systemd/system")) {
            Files.createDirectories(root.resolve(name));
        }
        plugin = new MooringPlugin(
                Shell.class.cast(Proxy.newProxyInstance(
                        Shell.class.getClassLoader(),
                        new Class<?>[] {Shell.class},
                        (_, method, arguments) -> switch (method.getName()) {
                            case "address" -> new Address("ubuntu2", "ubuntu2", 22, "ubuntu");
                            case "run" -> run((Command) arguments[0]);
                            case "check" -> checked(run((Command) arguments[0]));
                            case "upload" -> upload((InputStream) arguments[0], (String) arguments[2]);
                            default -> throw new AssertionError(method);
                        })),
                "mooring");
    }

    private void connected() {
        if (breaksAfter-- <= 0) {
            throw Failure.failed("ssh.broken", "ubuntu2");
        }
    }

    private Result run(Command command) throws IOException, InterruptedException {
        connected();
        if (command.program().equals("systemctl")) {
            return new Result(0, "", "");
        }
        List<String> argv = command.argv().stream()
                .map(word -> word.startsWith("/") ? root + word : word)
                .toList();
        Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), said, said);
    }

    private static Result checked(Result result) {
        if (!result.ok()) {
            throw Failure.failed("ssh.command", "ubuntu2", "sh", result.status(), result.complaint());
        }
        return result;
    }

    private Object upload(InputStream source, String path) throws IOException {
        connected();
        Files.write(Path.of(root + path), source.readAllBytes());
        return true;
    }

    private Bundle bundle(String release) throws IOException, InterruptedException {
        Path program = folder.resolve(release + "/bin/mooring-driver");
        Files.createDirectories(program.getParent());
        Files.writeString(program, release);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Path archive = folder.resolve(release + ".tar.gz");
        Process tar = new ProcessBuilder("tar", "-czf", archive.toString(), "-C", folder.resolve(release) + "", "bin")
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        return new Bundle(archive, release, Files.size(archive));
    }

    private Path program() {
        return root.resolve("opt/mooring/current/bin/mooring-driver");
    }

    private List<String> folders() throws IOException {
        try (Stream<Path> all = Files.list(root.resolve("opt/mooring"))) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("current"))
                    .map(MooringPlugin::releaseOf)
                    .sorted()
                    .toList();
        }
    }

    private void install(Bundle bundle) {
        plugin.install(bundle, _ -> {});
    }

    @Test
    void a_release_that_is_installed_is_known_by_its_name() throws Exception {
        install(bundle("aaaaaaaaaaaa"));
        assertThat(plugin.status().release()).isEqualTo("aaaaaaaaaaaa");
        assertThat(program()).hasContent("aaaaaaaaaaaa").isExecutable();
    }

    /// The same one also, which may be what runs, and may be installed because something of it is missing.
    @Test
    void what_is_in_use_stays_whole_until_the_driver_is_restarted() throws Exception {
        Bundle bundle = bundle("aaaaaaaaaaaa");
        install(bundle);
        Path inUse = program().toRealPath();
        install(bundle);
        install(bundle("bbbbbbbbbbbb"));
        assertThat(inUse).hasContent("aaaaaaaaaaaa");
        plugin.restart();
        assertThat(program()).hasContent("bbbbbbbbbbbb");
        assertThat(folders()).containsExactly("bbbbbbbbbbbb");
    }

    @Test
    void wherever_an_installation_breaks_off_there_is_a_whole_driver_to_start() throws Exception {
        Bundle older = bundle("aaaaaaaaaaaa");
        Bundle newer = bundle("bbbbbbbbbbbb");
        install(older);
        int broken = 0;
        while (breaksOff(newer, broken)) {
            assertThat(program()).isExecutable().isNotEmptyFile();
            assertThat(breaksOff(older, broken)).isTrue();
            assertThat(program()).isExecutable().isNotEmptyFile();
            broken++;
        }
        assertThat(broken).isGreaterThan(10);
        install(newer);
        plugin.restart();
        assertThat(program()).hasContent("bbbbbbbbbbbb");
        assertThat(folders()).containsExactly("bbbbbbbbbbbb");
    }

    /// @return whether it did: false where it had ended before
    private boolean breaksOff(Bundle bundle, int after) {
        breaksAfter = after;
        try {
            install(bundle);
            return false;
        } catch (Failure failure) {
            assertThat(failure.code()).isEqualTo("ssh.broken");
            return true;
        } finally {
            breaksAfter = NEVER;
        }
    }

    @Test
    void what_broke_off_before_is_not_kept_beside_the_next() throws Exception {
        Bundle bundle = bundle("aaaaaaaaaaaa");
        breaksAfter = 5;
        assertThatThrownBy(() -> install(bundle)).isInstanceOf(Failure.class);
        breaksAfter = NEVER;
        assertThat(folders()).contains("unpacking");
        install(bundle);
        assertThat(folders()).containsExactly("aaaaaaaaaaaa");
    }
}
