package app.mooring.practice.guest.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import app.mooring.practice.guest.shell.FilePrograms;
import app.mooring.practice.guest.shell.GuestFiles;
import app.mooring.practice.guest.shell.PlayedShell;
import app.mooring.practice.guest.shell.Program;
import app.mooring.practice.guest.shell.Shell;
import app.mooring.practice.guest.shell.Sudo;
import app.mooring.practice.guest.shell.SystemPrograms;
import app.mooring.ssh.Address;
import app.mooring.ssh.Command;
import app.mooring.ssh.Fed;
import app.mooring.ssh.GuestShell;
import app.mooring.ssh.HostKeys;
import app.mooring.ssh.Login;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// As Mooring's own shell sees it.
@Timeout(60)
class SshServerTest {
    @TempDir
    Path folder;

    private SshServer server;
    private Cable cable;
    private GuestShell shell;

    @BeforeEach
    void start() throws Exception {
        start("");
    }

    private void start(String sudoPassword) throws Exception {
        server = server(sudoPassword);
        cable = new Cable(0, () -> server.address());
        shell = shell("pass word");
    }

    private SshServer server(String sudoPassword) throws Exception {
        Map<String, Program> programs = new HashMap<>(FilePrograms.ALL);
        programs.putAll(SystemPrograms.ALL);
        programs.put("sudo", new Sudo(sudoPassword));
        Files.createDirectories(folder.resolve("root/opt"));
        GuestFiles files = GuestFiles.of(folder.resolve("root"));
        return new SshServer(
                folder.resolve("host_key"),
                Map.of("ubuntu", "pass word"),
                Map.of(),
                user -> new Shell(files, programs, Map.of("PATH", "/usr/bin"), user, "/", PlayedShell.NO_WAY_OUT));
    }

    private GuestShell shell(String password) {
        HostKeys keys = new HostKeys(folder.resolve("known_hosts"), List.of(), (name, type, print) -> true);
        Address address = new Address("the guest", "127.0.0.1", cable.port(), "ubuntu");
        return new GuestShell(address, Login.withKeys(List.of()).andPassword(password::toCharArray), keys);
    }

    @AfterEach
    void stop() {
        shell.close();
        cable.close();
        server.close();
    }

    @Test
    void sudo_takes_a_password_and_the_command_does_not() throws Exception {
        stop();
        start("pass word");
        byte[] own = "own input\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Fed.output(shell, Command.of("cat").asRoot(), own)).isEqualTo("own input\n");
    }

    @Test
    void a_guest_that_is_off_cannot_be_reached_and_can_again_when_it_is_on() {
        shell.check(Command.of("true"));
        cable.power(false);
        assertThatThrownBy(() -> shell.run(Command.of("true"))).isInstanceOf(Failure.class);
        cable.power(true);
        assertThat(shell.run(Command.of("true")).ok()).isTrue();
    }

    @Test
    void a_cut_cable_swallows_everything_and_a_healed_one_goes_on() throws Exception {
        cable.cut();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), cable.port())) {
            socket.setSoTimeout(200);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            cable.heal();
            socket.setSoTimeout(0);
            assertThat(socket.getInputStream().readNBytes(4)).asString().isEqualTo("SSH-");
        }
    }

    /// Also where the connection is an old one that nothing is known against.
    @Test
    @Timeout(10)
    void a_command_in_a_guest_that_is_cut_off_ends_with_its_time() {
        shell.check(Command.of("true"));
        cable.cut();
        Command question = Command.of("true").timeout(Duration.ofMillis(300));
        assertThatThrownBy(() -> shell.run(question)).satisfies(code("ssh.timeout"));
    }

    @Test
    void another_host_key_is_refused() throws Exception {
        shell.check(Command.of("true"));
        shell.close();
        server.close();
        Files.delete(folder.resolve("host_key"));
        server = server("");
        shell = shell("pass word");
        assertThatThrownBy(() -> shell.run(Command.of("true"))).satisfies(code("ssh.hostKey.changed"));
    }

    private static Consumer<Throwable> code(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
