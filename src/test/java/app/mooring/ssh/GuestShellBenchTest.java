package app.mooring.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the bench's guest has that a played one has not, and the contract in it.
@Tag("bench")
class GuestShellBenchTest extends GuestShellContract {
    @Override
    protected void provide() {
        // The bench is up.
    }

    @Override
    protected Address address() {
        return new Address("the guest", Bench.HOST, 22, "ubuntu");
    }

    @Override
    protected String password() {
        return "ubuntu";
    }

    /// The parent of the command's shell is the connection's server process.
    @Override
    protected void breakConnection() {
        shell.run(Command.script("kill -9 $PPID; sleep 30"));
    }

    @Test
    void rootNeedsNoSudo() {
        try (GuestShell root = Bench.shell("root", directory)) {
            assertThat(root.check(Command.of("id", "-u").asRoot()).stdout()).isEqualTo("0\n");
        }
    }

    @Test
    void sudoWithAPasswordReadsItFromTheInput() throws Exception {
        String user = "mooring-sudo";
        shell.run(Command.of("userdel", "-r", user).asRoot());
        shell.check(Command.of("useradd", "-m", "-G", "sudo", user).asRoot());
        try {
            byte[] password = (user + ":p w'd\n").getBytes(StandardCharsets.UTF_8);
            Fed.output(shell, Command.of("chpasswd").asRoot(), password);
            Login login = Login.withKeys(List.of()).andPassword("p w'd"::toCharArray);
            Command count = Command.of("wc", "-c").asRoot();
            try (GuestShell other = Bench.shell(user, login, directory)) {
                assertThat(Fed.output(other, count, new byte[100_000])).isEqualTo("100000\n");
                assertThat(other.check(Command.of("id", "-u").asRoot()).stdout())
                        .isEqualTo("0\n");
            }
            Login ofAnother =
                    new Login(login.keyFiles(), login.passphrase(), login.agent(), login.password(), "no"::toCharArray);
            try (GuestShell wrong = Bench.shell(user, ofAnother, directory)) {
                assertThatThrownBy(() -> wrong.check(count)).satisfies(code("ssh.sudo"));
            }
        } finally {
            // Its last processes may still be going away.
            shell.check(Command.of("userdel", "-r", "-f", user).asRoot());
        }
    }

    @Test
    void anAgentLogsInToo() throws Exception {
        assertThat(Path.of("/usr/bin/ssh-agent")).isExecutable();
        Path socket = directory.resolve("agent");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
        try {
            assertThat(agent.inputReader().readLine()).contains("SSH_AUTH_SOCK");
            ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", Bench.KEY.toString());
            add.environment().put("SSH_AUTH_SOCK", socket.toString());
            assertThat(add.inheritIO().start().waitFor()).isZero();
            try (GuestShell other =
                    Bench.shell("ubuntu", Login.withKeys(List.of()).andAgent(socket), directory)) {
                assertThat(other.check(Command.of("whoami")).stdout()).isEqualTo("ubuntu\n");
            }
        } finally {
            agent.destroy();
        }
    }
}
