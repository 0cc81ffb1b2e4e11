package app.mooring.setup;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.driver.PlayedHost;
import app.mooring.practice.Script;
import app.mooring.virtualbox.host.Installation;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.Service;
import app.mooring.virtualbox.soap.WebService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// With a `VBoxManage` that keeps its arguments, and answers with what is in the file `value`.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the played VBoxManage is a shell script")
class WebServiceLoginTest {
    private static final char[] PASSWORD = "a person's own".toCharArray();
    private static final String KEY = "VBoxAuthSimple/users/mooring";

    @TempDir
    Path folder;

    private WebServiceLogin login;

    @BeforeEach
    void begin() throws IOException {
        Path program = folder.resolve("VBoxManage");
        Script.write(program, "#!/bin/sh\necho \"$@\" >> %1$s/arguments\ncat %1$s/value\n".formatted(folder));
        Files.writeString(folder.resolve("value"), "No value set!\n");
        login = new WebServiceLogin(new Installation(folder));
    }

    private String arguments() throws IOException {
        return Files.readString(folder.resolve("arguments"));
    }

    @Test
    void the_hash_of_a_password_is_on_no_command_line() throws IOException {
        WebServiceLogin.Once once = login.require("mooring", PASSWORD).orElseThrow();
        assertThat(arguments())
                .contains("setproperty websrvauthlibrary VBoxAuthSimple")
                .contains(
                        once.user() + " " + WebServiceLogin.sha256(once.secret().toCharArray()))
                .doesNotContain(WebServiceLogin.sha256(PASSWORD));
    }

    @Test
    void it_goes_through_the_web_service_and_the_one_login_is_over() throws IOException {
        WebServiceLogin.Once once = login.require("mooring", PASSWORD).orElseThrow();
        try (PlayedHost host = new PlayedHost();
                WebService virtualBox = new WebService(
                        Endpoint.of(host.service.url(), "captain", () -> Service.PASSWORD.toCharArray()))) {
            virtualBox.call(session -> {
                session.vbox().setExtraData("VBoxAuthSimple/users/" + once.user(), "its hash");
                WebServiceLogin.admit(session.vbox(), once, "mooring", PASSWORD);
                assertThat(session.vbox().getExtraData(KEY)).isEqualTo(WebServiceLogin.sha256(PASSWORD));
                assertThat(session.vbox().getExtraData("VBoxAuthSimple/users/" + once.user()))
                        .isEmpty();
                return true;
            });
        }
    }

    @Test
    void a_user_who_is_let_in_already_is_left_as_it_is() throws IOException {
        Files.writeString(folder.resolve("value"), "Value: " + WebServiceLogin.sha256(PASSWORD) + "\n");
        assertThat(login.require("mooring", PASSWORD)).isEmpty();
        assertThat(arguments()).doesNotContain("setextradata");
    }
}
