package app.mooring.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConfigTest {
    private static final String TEXT = """
            # a comment
            Host web db1 "with space"
                HostName %h.example.org
                User=admin
                Port 2222

            Host *.lab !x.lab
              User lab
              HostName 192.0.2.7
              HostName 192.0.2.8

            Match user nobody
              User never

            Host *
              User everybody
              Port 22
              IdentityFile ~/.ssh/id_one
              IdentityFile "keys/id two"
            """;

    @TempDir
    Path home;

    @Test
    void anAliasHasItsHostUserAndPort() {
        assertThat(config().address("web", "me")).isEqualTo(new Address("web", "web.example.org", 2222, "admin"));
    }

    @Test
    void patternsApplyAndTheFirstValueWins() {
        assertThat(config().address("a.lab", "me")).isEqualTo(new Address("a.lab", "192.0.2.7", 22, "lab"));
    }

    @Test
    void aNegatedPatternTakesItsBlockAway() {
        assertThat(config().address("x.lab", "me")).isEqualTo(new Address("x.lab", "x.lab", 22, "everybody"));
    }

    @Test
    void withoutAFileAnAliasIsAHost() {
        SshConfig none = SshConfig.read(home.resolve("none"), home);
        assertThat(none.address("192.0.2.1", "me")).isEqualTo(new Address("192.0.2.1", "192.0.2.1", 22, "me"));
        assertThat(none.aliases()).isEmpty();
    }

    @Test
    void aliasesAreThoseWrittenOut() {
        assertThat(config().aliases()).containsExactly("web", "db1", "with space");
    }

    @Test
    void identityFilesAreThoseThatExist() throws IOException {
        Path one = Files.createDirectories(home.resolve(".ssh")).resolve("id_one");
        Path two = Files.createDirectories(home.resolve("keys")).resolve("id two");
        Files.createFile(two);
        assertThat(config().identityFiles("web")).containsExactly(two);
        Files.createFile(one);
        assertThat(config().identityFiles("web")).containsExactly(one, two);
    }

    private SshConfig config() {
        return SshConfig.parse(TEXT, home);
    }
}
