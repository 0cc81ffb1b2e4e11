package app.mooring.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import app.mooring.practice.Script;
import app.mooring.ssh.Address;
import app.mooring.ssh.Command;
import app.mooring.ssh.Result;
import app.mooring.ssh.Shell;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What is sent to a guest, run by this computer's `sh` with programs that only say that they were called.
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no sh")
class MooringPluginTest {
    @TempDir
    Path folder;

    private Path programs;
    private Path called;
    private MooringPlugin plugin;

    @BeforeEach
    void guest() throws IOException {
        programs = Files.createDirectories(folder.resolve("programs"));
        called = Files.createFile(folder.resolve("called"));
        program("rm", "");
        program("grep", "exit 1");
        systemctl("");
        plugin = new MooringPlugin(
                Shell.class.cast(Proxy.newProxyInstance(
                        Shell.class.getClassLoader(),
                        new Class<?>[] {Shell.class},
                        (_, method, arguments) -> switch (method.getName()) {
                            case "address" -> new Address("ubuntu2", "ubuntu2", 22, "ubuntu");
                            case "run" -> run((Command) arguments[0]);
                            case "check" -> checked(run((Command) arguments[0]));
                            default -> throw new AssertionError(method);
                        })),
                "mooring");
    }

    private static Result checked(Result result) {
        if (!result.ok()) {
            throw Failure.failed("ssh.command", "ubuntu2", "sh", result.status(), result.complaint());
        }
        return result;
    }

    /// Nothing but scripts is run here.
    private Result run(Command command) throws IOException, InterruptedException {
        if (!command.program().equals("sh")) {
            return new Result(0, "", "");
        }
        List<String> argv = new ArrayList<>(command.argv());
        argv.set(0, "/bin/sh");
        ProcessBuilder builder = new ProcessBuilder(argv);
        builder.environment().put("PATH", programs.toString());
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), said, "");
    }

    private void program(String name, String does) throws IOException {
        Path program = programs.resolve(name);
        Script.write(program, """
            #!/bin/sh
            echo "%s $*" >> '%s'
            %s
            """.formatted(name, called, does));
    }

    /// The service is active.
    private void systemctl(String onStop) throws IOException {
        program("systemctl", """
            case $1 in
              is-active) echo active;;
              stop) %s;;
            esac
            """.formatted(onStop.isEmpty() ? ":" : onStop));
    }

    private List<String> services() throws IOException {
        return Files.readAllLines(called).stream()
                .filter(line -> line.startsWith("systemctl "))
                .toList();
    }

    @Test
    void a_driver_that_is_taken_out_is_stopped_and_disabled_first() throws IOException {
        plugin.uninstall();
        assertThat(services())
                .containsExactly(
                        "systemctl is-active mooring.service",
                        "systemctl stop mooring.service",
                        "systemctl disable mooring.service",
                        "systemctl daemon-reload");
        assertThat(called)
                .content()
                .contains("rm -f /etc/systemd/system/mooring.service", "rm -rf --one-file-system /var/lib/mooring");
    }

    /// As when a person cancels it.
    @Test
    void one_that_is_told_to_end_when_it_has_stopped_the_driver_starts_it_again() throws IOException {
        systemctl("kill -TERM $PPID");
        assertThatThrownBy(plugin::uninstall).isInstanceOf(Failure.class);
        assertThat(services())
                .containsExactly(
                        "systemctl is-active mooring.service",
                        "systemctl stop mooring.service",
                        "systemctl start mooring.service");
        assertThat(called).content().doesNotContain("rm ");
    }

    @Test
    void one_that_finds_a_mount_starts_the_driver_again() throws IOException {
        program("grep", "echo '/dev/sdb /var/lib/mooring/volumes/data ext4 rw 0 0'");
        assertThatThrownBy(plugin::uninstall)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("plugin.mounted"))
                .hasMessageContaining("/var/lib/mooring/volumes/data");
        assertThat(services()).last().isEqualTo("systemctl start mooring.service");
        assertThat(called).content().doesNotContain("rm ");
    }

    @Test
    void one_that_cannot_see_what_is_mounted_starts_the_driver_again() throws IOException {
        program("grep", "exit 2");
        assertThatThrownBy(plugin::uninstall).isInstanceOf(Failure.class);
        assertThat(services()).last().isEqualTo("systemctl start mooring.service");
        assertThat(called).content().doesNotContain("rm ");
    }
}
