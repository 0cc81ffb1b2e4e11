package app.mooring.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
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

    @Test
    void includedFilesApplyWhereTheyAreIncluded() throws IOException {
        Path ssh = Files.createDirectories(home.resolve(".ssh/parts"));
        Files.writeString(ssh.resolve("b"), "Host web\n  Port 3\nHost *\n User included\n");
        Files.writeString(ssh.resolve("a"), "Host web\n  Port 2\n");
        SshConfig config = SshConfig.parse("""
            Include parts/* ~/none
            Host web
              Port 1
              HostName 192.0.2.1
            Host db
              Include parts/b
            Host *
              User me
            """, home);
        assertThat(config.address("web", "x")).isEqualTo(new Address("web", "192.0.2.1", 2, "included"));
    }

    @Test
    void anIncludeBelowAHostIsForThatHostOnly() throws IOException {
        Files.writeString(Files.createDirectories(home.resolve(".ssh")).resolve("part"), "Port 7\nHost *\nUser u\n");
        SshConfig config = SshConfig.parse("Host db\n  Include part\n", home);
        assertThat(config.address("db", "x")).isEqualTo(new Address("db", "db", 7, "u"));
        assertThat(config.address("web", "x")).isEqualTo(new Address("web", "web", 22, "x"));
    }

    @Test
    void aFileThatIncludesItselfIsTold() throws IOException {
        Files.writeString(Files.createDirectories(home.resolve(".ssh")).resolve("loop"), "Include loop\n");
        assertThatThrownBy(() -> SshConfig.parse("Include loop\n", home))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("ssh.config"));
    }

    @Test
    void matchAppliesByNameAndByTheNameItStandsFor() {
        SshConfig config = SshConfig.parse("""
            Host web
              HostName web.lab
            Match host *.lab,*.test
              Port 8
            Match originalhost web host *.lab
              User both
            Match host web
              User never
            Match host *.lab exec "true"
              IdentityFile never
            Match all
              User all
            """, home);
        assertThat(config.address("web", "x")).isEqualTo(new Address("web", "web.lab", 8, "both"));
        assertThat(config.address("other", "x")).isEqualTo(new Address("other", "other", 22, "all"));
        assertThat(config.address("a.test", "x").port()).isEqualTo(8);
    }

    private SshConfig config() {
        return SshConfig.parse(TEXT, home);
    }
}
