package app.mooring.practice.guest.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import app.mooring.practice.guest.shell.FilePrograms;
import app.mooring.practice.guest.shell.GuestFiles;
import app.mooring.practice.guest.shell.Program;
import app.mooring.practice.guest.shell.Shell;
import app.mooring.practice.guest.shell.Sudo;
import app.mooring.practice.guest.shell.SystemPrograms;
import app.mooring.ssh.Address;
import app.mooring.ssh.Command;
import app.mooring.ssh.GuestShell;
import app.mooring.ssh.HostKeys;
import app.mooring.ssh.Login;
import app.mooring.ssh.Result;
import app.mooring.ssh.Stream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
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
import java.util.Random;
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
        Map<String, Program> programs = new HashMap<>(FilePrograms.ALL);
        programs.putAll(SystemPrograms.ALL);
        programs.put("sudo", new Sudo(sudoPassword));
        Files.createDirectories(folder.resolve("root/opt"));
        GuestFiles files = GuestFiles.of(folder.resolve("root"));
        server = new SshServer(
                folder.resolve("host_key"),
                Map.of("ubuntu", "pass word"),
                Map.of(),
                user -> new Shell(files, programs, Map.of("PATH", "/usr/bin"), user, "/"));
        cable = new Cable(0, server::address);
        shell = shell("pass word");
    }

    private GuestShell shell(String password) {
        HostKeys keys = new HostKeys(folder.resolve("known_hosts"), List.of(), (name, type, print) -> true);
        Address address = new Address("the guest", "127.0.0.1", cable.port(), "ubuntu");
        return new GuestShell(address, Login.withPassword(password::toCharArray), keys);
    }

    @AfterEach
    void stop() {
        shell.close();
        cable.close();
        server.close();
    }

    @Test
    void a_command_has_its_outputs_and_its_status() {
        assertThat(shell.run(Command.script("echo out; echo err >&2; exit 3")))
                .isEqualTo(new Result(3, "out\n", "err\n"));
    }

    @Test
    void arguments_and_input_arrive_as_they_are() {
        String nasty = "; $(id) `id` ' \" \\ \n *";
        assertThat(shell.check(Command.of("printf", "%s", nasty)).stdout()).isEqualTo(nasty);
        byte[] input = "secret\nlines\n".getBytes(StandardCharsets.UTF_8);
        assertThat(shell.check(Command.of("cat").stdin(input)).stdout()).isEqualTo("secret\nlines\n");
    }

    @Test
    void sudo_makes_root() {
        assertThat(shell.check(Command.of("id", "-u")).stdout()).isEqualTo("1000\n");
        assertThat(shell.check(Command.of("id", "-u").asRoot()).stdout()).isEqualTo("0\n");
    }

    @Test
    void sudo_takes_a_password_and_the_command_does_not() throws Exception {
        stop();
        start("pass word");
        byte[] own = "own input\n".getBytes(StandardCharsets.UTF_8);
        assertThat(shell.check(Command.of("cat").asRoot().stdin(own)).stdout()).isEqualTo("own input\n");
    }

    @Test
    void a_wrong_password_does_not_log_in() {
        try (GuestShell other = shell("wrong")) {
            assertThatThrownBy(() -> other.run(Command.of("true"))).satisfies(code("ssh.login"));
        }
    }

    @Test
    void an_upload_is_there_wholly_or_not_at_all() throws Exception {
        byte[] content = new byte[3_000_000];
        new Random(1).nextBytes(content);
        String path = "/opt/a file's name";
        assertThatThrownBy(() -> shell.upload(new ByteArrayInputStream(content, 0, 1000), content.length, path, 0640))
                .satisfies(code("ssh.command"));
        assertThat(folder.resolve("root/opt")).isEmptyDirectory();
        shell.upload(new ByteArrayInputStream(content), content.length, path, 0640);
        assertThat(folder.resolve("root" + path)).hasBinaryContent(content);
        assertThat(shell.check(Command.of("stat", "-c", "%s %a %U", path)).stdout())
                .isEqualTo("3000000 640 root\n");
    }

    @Test
    void a_command_that_takes_too_long_is_given_up() {
        Command slow = Command.of("sleep", "30").timeout(Duration.ofMillis(300));
        assertThatThrownBy(() -> shell.run(slow)).satisfies(code("ssh.timeout"));
    }

    @Test
    void a_stream_goes_both_ways() throws Exception {
        try (Stream stream = shell.open(Command.of("cat"))) {
            var reader = new BufferedReader(new InputStreamReader(stream.stdout(), StandardCharsets.UTF_8));
            for (String word : List.of("one", "two")) {
                stream.stdin().write((word + "\n").getBytes(StandardCharsets.UTF_8));
                stream.stdin().flush();
                assertThat(reader.readLine()).isEqualTo(word);
            }
            stream.stdin().close();
            assertThat(stream.await()).isZero();
        }
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

    @Test
    void another_host_key_is_refused() throws Exception {
        shell.check(Command.of("true"));
        stop();
        Files.delete(folder.resolve("host_key"));
        int port = cable.port();
        start();
        cable.close();
        cable = new Cable(port, server::address);
        shell = shell("pass word");
        assertThatThrownBy(() -> shell.run(Command.of("true"))).satisfies(code("ssh.hostKey.changed"));
    }

    private static Consumer<Throwable> code(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
