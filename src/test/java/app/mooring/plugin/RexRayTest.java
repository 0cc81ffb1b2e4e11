package app.mooring.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import app.mooring.ssh.GuestShell;
import app.mooring.ssh.Result;
import app.mooring.ssh.SshServerExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// In a guest that is played: what would be done in it, and in which order.
@Timeout(60)
class RexRayTest {
    private static final RexRayConfiguration WANTED =
            new RexRayConfiguration("http://192.168.56.1:18083", "mooring", "hunter2", "/volumes", "SATA", "ubuntu2");

    @RegisterExtension
    final SshServerExtension ssh = new SshServerExtension(this::run);

    @TempDir
    Path folder;

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private volatile String file = "";
    private GuestShell shell;
    private RexRay rexRay;

    @BeforeEach
    void connect() throws IOException {
        shell = ssh.shell(folder);
        rexRay = new RexRay(shell);
    }

    @AfterEach
    void disconnect() {
        shell.close();
    }

    /// A guest whose user is root.
    private Result run(String line, InputStream input) throws IOException {
        if (line.equals("id -u")) {
            return new Result(0, "0\n", "");
        }
        if (failing.stream().anyMatch(line::contains)) {
            return new Result(1, "", "");
        }
        if (line.contains("command -v rexray")) {
            return new Result(0, "/usr/bin/rexray\n", "");
        }
        if (line.equals("cat /etc/rexray/config.yml")) {
            return new Result(0, file, "");
        }
        if (line.startsWith("journalctl")) {
            return new Result(0, "no such service\n", "");
        }
        if (line.equals("systemctl is-active rexray.service")) {
            return new Result(0, "active\n", "");
        }
        if (line.contains("mktemp")) {
            file = new String(input.readAllBytes(), StandardCharsets.UTF_8);
            done.add("write" + line.substring(line.lastIndexOf("sh /")));
        } else if (line.contains("cp -p")) {
            done.add("keep" + line.substring(line.lastIndexOf(" sh /")));
        } else {
            done.add(line);
        }
        return new Result(0, "", "");
    }

    private static void assertFailure(Runnable work, String code) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @Test
    void a_guest_with_program_and_service_has_it() {
        assertThat(rexRay.installed()).isEqualTo("/usr/bin/rexray");
    }

    @Test
    void without_its_program_or_its_service_it_is_not_there_and_is_not_installed() {
        failing.add("command -v rexray");
        assertFailure(rexRay::installed, "plugin.noRexRay");
        failing.clear();
        failing.add("systemctl cat");
        assertFailure(rexRay::installed, "plugin.noRexRay");
        assertThat(done).isEmpty();
    }

    @Test
    void the_old_configuration_is_kept_before_the_new_one_is_written_for_root_alone() {
        file = "virtualbox:\n  endpoint: http://10.0.2.2:18083\n";
        assertThat(rexRay.differences(WANTED)).isNotEmpty();
        rexRay.configure(WANTED);
        assertThat(done).hasSize(4).satisfies(lines -> {
            assertThat(lines.get(1)).isEqualTo("keep sh /etc/rexray/config.yml");
            assertThat(lines.get(2)).isEqualTo("touch /run/mooring.rexray.restart-needed");
            assertThat(lines.get(3)).contains("/etc/rexray/config.yml", "0600");
        });
        assertThat(file).isEqualTo(WANTED.yaml());
        assertThat(rexRay.differences(WANTED)).isEmpty();
    }

    @Test
    void a_configuration_that_cannot_be_kept_is_not_replaced() {
        file = "old";
        failing.add("cp -p");
        assertFailure(() -> rexRay.configure(WANTED), "ssh.command");
        assertThat(file).isEqualTo("old");
    }

    @Test
    void the_password_is_in_no_command_line() {
        rexRay.configure(WANTED);
        assertThat(done).isNotEmpty().noneMatch(line -> line.contains("hunter2"));
        assertThat(file).contains("hunter2");
    }

    @Test
    void it_runs_when_it_was_restarted_since_it_was_configured_and_docker_finds_it() {
        failing.add("restart-needed");
        assertThat(rexRay.isRunning()).isTrue();
        failing.clear();
        assertThat(rexRay.isRunning()).isFalse();
        failing.addAll(List.of("restart-needed", "test -S"));
        assertThat(rexRay.isRunning()).isFalse();
    }

    @Test
    void a_restart_finds_the_folder_for_its_socket() {
        rexRay.restart();
        assertThat(done)
                .containsExactly(
                        "mkdir -p /run/docker/plugins",
                        "systemctl restart rexray.service",
                        "rm -f /run/mooring.rexray.restart-needed");
    }

    @Test
    void a_restart_that_fails_says_what_the_log_says_and_is_still_needed() {
        failing.add("systemctl restart");
        assertThatThrownBy(rexRay::restart).hasMessageContaining("no such service");
        assertThat(done)
                .doesNotContain("rm -f /run/mooring.rexray.restart-needed")
                .last()
                .isEqualTo("touch /run/mooring.rexray.restart-needed");
    }
}
