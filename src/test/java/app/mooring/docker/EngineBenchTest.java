package app.mooring.docker;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.ssh.Bench;
import app.mooring.ssh.Command;
import app.mooring.ssh.GuestShell;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The contract, of a real Docker.
@Tag("bench")
class EngineBenchTest extends EngineContract {
    @Override
    GuestShell connect() {
        return Bench.shell("ubuntu", directory);
    }

    @Test
    void aUserWhomDockerDoesNotLetInUsesSudo() {
        String user = "mooring-docker";
        String home = "/home/" + user;
        String script = "useradd -m $1; mkdir -p $2/.ssh; cp ~ubuntu/.ssh/authorized_keys $2/.ssh; chown -R $1 $2/.ssh;"
                + " echo \"$1 ALL=(ALL) NOPASSWD: ALL\" > /etc/sudoers.d/$1";
        shell.check(Command.script(script, user, home).asRoot());
        try (GuestShell other = Bench.shell(user, directory);
                Engine its = new DialedEngine(other)) {
            assertThat(other.run(Command.of("docker", "version")).ok()).isFalse();
            assertThat(its.version()).isNotEmpty();
            assertThat(its.images().has("mysql")).isTrue();
        } finally {
            shell.check(Command.script("rm -f /etc/sudoers.d/$1; userdel -rf $1", user)
                    .asRoot());
        }
    }
}
