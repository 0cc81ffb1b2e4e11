package app.mooring.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.mooring.failure.Failure;
import app.mooring.settings.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogInStartTest {
    private static final List<String> COMMAND =
            List.of("/opt/100 % $d/mooring", "--lab", "/a&b$c.json", "webservice", "start");

    @TempDir
    Path user;

    private final List<String> said = new ArrayList<>();
    private int status;

    private LogInStart on(String system) {
        return LogInStart.of(new Home(user.resolve("m"), user), "my lab", COMMAND, system, command -> {
            said.add(String.join(" ", command));
            return status;
        });
    }

    @Test
    void on_linux_a_user_unit_is_enabled_and_disabled() {
        LogInStart start = on("Linux");
        assertThat(start.wanted()).isFalse();
        start.want(true);
        Path unit = user.resolve(".config/systemd/user/mooring-webservice-my-lab.service");
        assertThat(unit)
                .content()
                .contains("ExecStart=\"/opt/100 %% $d/mooring\" \"--lab\" \"/a&b$$c.json\" \"webservice\" \"start\"")
                .contains(
                        "Environment=\"MOORING_HOME=" + user.resolve("m") + "\"",
                        "Environment=\"JAVA_HOME=" + System.getProperty("java.home") + "\"",
                        "WantedBy=default.target");
        assertThat(start.wanted()).isTrue();
        start.want(false);
        assertThat(unit).doesNotExist();
        assertThat(start.wanted()).isFalse();
        assertThat(said)
                .containsExactly(
                        "systemctl --user daemon-reload",
                        "systemctl --user enable mooring-webservice-my-lab.service",
                        "systemctl --user is-enabled mooring-webservice-my-lab.service",
                        "systemctl --user disable mooring-webservice-my-lab.service",
                        "systemctl --user daemon-reload");
    }

    @Test
    void on_macos_a_launch_agent_is_there_or_not() {
        LogInStart start = on("Mac OS X");
        start.want(true);
        assertThat(user.resolve("Library/LaunchAgents/app.mooring.webservice.my-lab.plist"))
                .content()
                .contains(
                        "<string>/opt/100 % $d/mooring</string>",
                        "<string>/a&amp;b$c.json</string>",
                        "<key>JAVA_HOME</key><string>" + System.getProperty("java.home") + "</string>",
                        "RunAtLoad");
        assertThat(start.wanted()).isTrue();
        start.want(false);
        assertThat(start.wanted()).isFalse();
        assertThat(said).isEmpty();
    }

    @Test
    void a_unit_that_was_there_stays_when_the_system_does_not_take_it_again() {
        on("Linux").want(true);
        status = 1;
        assertThat(catchThrowableOfType(Failure.class, () -> on("Linux").want(true))
                        .code())
                .isEqualTo("webservice.atLogIn");
        assertThat(user.resolve(".config/systemd/user")).isNotEmptyDirectory();
    }

    @Test
    void where_the_system_does_not_take_it_it_is_a_failure() {
        status = 1;
        assertThat(catchThrowableOfType(Failure.class, () -> on("Linux").want(true))
                        .code())
                .isEqualTo("webservice.atLogIn");
        assertThat(user.resolve(".config/systemd/user")).isEmptyDirectory();
        assertThat(catchThrowableOfType(Failure.class, () -> on("Windows 11")).code())
                .isEqualTo("webservice.atLogIn");
    }
}
