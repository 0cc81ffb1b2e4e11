package app.mooring.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The keychain with a real Secret Service: GNOME's, on a bus of its own. Each `asked` is a process.
@Tag("bench")
@Timeout(50)
class SecretServiceBenchTest {
    private static final String NAME = "lab/ssh/ubuntu2";
    private static final String SECRET = "密码 s€cret=\\\n#";

    /// As a log-in does it.
    private static final String UNLOCK = "printf pw | gnome-keyring-daemon --unlock --components=secrets >&2\n";

    private static final String LOCK = """
        gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets \
            --method org.freedesktop.Secret.Service.Lock '["/org/freedesktop/secrets/collection/login"]' >&2
        """;

    @TempDir
    Path folder;

    @Test
    void what_one_mooring_puts_there_the_next_one_finds_and_so_do_other_programs() throws Exception {
        assertThat(session(UNLOCK + """
            asked 60 put find
            [ "$(secret-tool lookup service app.mooring account lab/ssh/ubuntu2 | head -1)" = '密码 s€cret=\\' ] && echo seen
            asked 60 find put find
            secret-tool clear service app.mooring account lab/ssh/ubuntu2
            asked 60 find
            """)).containsExactly("put", "found", "seen", "found", "put", "found", "none");
        assertThat(folder.resolve("home/secrets.enc")).doesNotExist();
    }

    @Test
    void one_that_has_no_keyring_yet_takes_nothing_and_the_file_does() throws Exception {
        assertThat(session("asked 60 find put\nasked 60 find\n")).containsExactly("none", "put", "found");
        assertThat(folder.resolve("home/secrets.enc")).exists();
    }

    @Test
    void one_that_is_locked_where_nobody_can_be_asked_says_so_at_once() throws Exception {
        prompter("/bin/false");
        assertThat(session(UNLOCK + "asked 60 put\n" + LOCK + "asked 60 find put find\n"))
                .containsExactly("put", "settings.keychain", "put", "found");
        assertThat(folder.resolve("home/secrets.enc")).exists();
    }

    @Test
    void one_that_is_locked_and_asks_a_person_who_is_away_holds_nobody_up() throws Exception {
        prompter("/bin/sleep 20");
        assertThat(session(UNLOCK + "asked 60 put\n" + LOCK + "asked 1 find put find\n"))
                .containsExactly("put", "settings.keychain", "put", "found");
    }

    @Test
    void a_bus_without_one_has_the_file_used() throws Exception {
        Path bus = Files.writeString(folder.resolve("bus.conf"), """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
              "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
              <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
            </busconfig>
            """);
        List<String> session = List.of("dbus-run-session", "--config-file=" + bus, "--");
        assertThat(run(session, "asked 60 find put find\n")).containsExactly("none", "put", "found");
        assertThat(folder.resolve("home/secrets.enc")).exists();
    }

    @Test
    void without_a_bus_the_file_is_used() throws Exception {
        assertThat(run(List.of(), "asked 60 find put find\n")).containsExactly("none", "put", "found");
        assertThat(folder.resolve("home/secrets.enc")).exists();
    }

    /// What asks the person for a keyring's password.
    private void prompter(String program) throws IOException {
        Path services = Files.createDirectories(folder.resolve("data/dbus-1/services"));
        Files.writeString(
                services.resolve("org.gnome.keyring.SystemPrompter.service"),
                "[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\nExec=" + program + "\n");
    }

    private List<String> session(String script) throws Exception {
        return run(List.of("dbus-run-session", "--"), script);
    }

    /// What was answered. In a file: who asks the person goes on, and would keep a pipe open.
    private List<String> run(List<String> session, String script) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path file = Files.writeString(folder.resolve("script"), """
            asked() { "%s" --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -cp "$CP" '%s' "$@"; }
            """.formatted(java, Asked.class.getName()) + script);
        ProcessBuilder process = new ProcessBuilder(Stream.concat(session.stream(), Stream.of("bash", file.toString()))
                        .toList())
                .redirectError(folder.resolve("errors").toFile())
                .redirectOutput(folder.resolve("said").toFile());
        List.of("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY").forEach(process.environment()::remove);
        process.environment()
                .putAll(Map.of(
                        "CP", System.getProperty("java.class.path"),
                        "HOME", folder("home"),
                        "XDG_DATA_HOME", folder("data"),
                        "XDG_RUNTIME_DIR", folder("run")));
        Process running = process.start();
        running.getOutputStream().close();
        assertThat(running.waitFor())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
        return Files.readAllLines(folder.resolve("said"));
    }

    private String folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name)).toString();
    }

    /// How many seconds it waits for the keychain, and what to do one after the other: `put` or `find`.
    static final class Asked {
        private Asked() {}

        public static void main(String[] words) {
            Duration patience = Duration.ofSeconds(Long.parseLong(words[0]));
            Secrets secrets = new KeptSecrets(
                    () -> KeychainSecrets.open(patience), new FileSecrets(Path.of(System.getenv("HOME"))));
            for (String word : List.of(words).subList(1, words.length)) {
                System.out.println(answer(secrets, word));
            }
            System.exit(0); // as Mooring does: the connection to the bus stays
        }

        private static String answer(Secrets secrets, String word) {
            try {
                if (word.equals("put")) {
                    secrets.put(NAME, SECRET.toCharArray());
                    return "put";
                }
                return secrets.find(NAME)
                        .map(it -> SECRET.equals(new String(it)) ? "found" : "another")
                        .orElse("none");
            } catch (Failure failure) {
                return failure.code();
            }
        }
    }
}
