package app.mooring.setup;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.settings.Home;
import app.mooring.ssh.Bench;
import app.mooring.ssh.Command;
import app.mooring.ssh.GuestShell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The unit and the commands with a real systemd: that of the person `ubuntu` in a guest of the bench.
@Tag("bench")
class LogInStartBenchTest {
    private static final String UNIT = ".config/systemd/user/mooring-webservice-my-lab.service";

    /// With all that systemd would take for its own.
    private static final String PROGRAM = "/home/ubuntu/100 % $d/mooring";

    @TempDir
    Path folder;

    private GuestShell person;
    private GuestShell root;

    @BeforeEach
    void aProgramThatSaysHowItWasStarted() {
        person = Bench.shell("ubuntu", folder);
        root = Bench.shell("root", folder);
        person.check(Command.script("""
            mkdir -p "$(dirname "$1")" ~/.config/systemd/user
            printf '#!/bin/sh\\necho "$MOORING_HOME" "$@" > ~/started\\n' > "$1"
            chmod +x "$1"
            """, PROGRAM));
    }

    @AfterEach
    void nothingIsLeft() {
        person.run(Command.of(
                "rm",
                "-rf",
                "/home/ubuntu/started",
                Path.of(PROGRAM).getParent().toString()));
        person.close();
        root.close();
    }

    private LogInStart start() {
        return LogInStart.of(
                new Home(Path.of("/a % $b \"c\" \\d"), folder),
                "my lab",
                List.of(PROGRAM, "--lab", "/e % $f.json", "webservice", "start"),
                "Linux",
                this::inTheGuest);
    }

    /// The unit's file lies there as it lies here.
    private int inTheGuest(List<String> command) {
        try {
            Path unit = folder.resolve(UNIT);
            person.check(
                    Files.exists(unit)
                            ? Command.script("printf %s \"$2\" > \"$1\"", UNIT, Files.readString(unit))
                            : Command.of("rm", "-f", UNIT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return person.run(Command.of(command)).status();
    }

    private void logOutAndIn() {
        person.run(Command.of("rm", "-f", "started"));
        root.run(Command.of("loginctl", "terminate-user", "ubuntu"));
        root.check(Command.of("systemctl", "stop", "user@1000.service"));
        person.check(Command.of("systemctl", "--user", "start", "default.target"));
    }

    private String started() {
        return person.run(Command.of("cat", "started")).stdout();
    }

    @Test
    void whatIsWantedStartsAtLogInAndWhatIsNotDoesNot() {
        LogInStart start = start();
        assertThat(start.wanted()).isFalse();
        start.want(true);
        assertThat(start.wanted()).isTrue();
        assertThat(person.check(Command.of("systemd-analyze", "--user", "verify", UNIT))
                        .stderr())
                .isEmpty();
        logOutAndIn();
        assertThat(started()).isEqualTo("/a % $b \"c\" \\d --lab /e % $f.json webservice start\n");
        start.want(false);
        assertThat(start.wanted()).isFalse();
        logOutAndIn();
        assertThat(started()).isEmpty();
    }
}
