package app.mooring.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("the language of the system")
class FailuresTest {
    private static final Pattern CODE = Pattern.compile(
            "(?:Failure\\s*\\.\\s*|\\b)(?:failed|refused|usage|because)\\(\\s*(?:[\\w.()]+\\s*,\\s*)?\"((?:virtualbox|ssh|docker|driver|plugin|lab|setup|settings|migration|practice|cli)\\.[\\w.]+)\"");

    private static final Pattern PLACE = Pattern.compile("\\{\\d+}");

    private static Properties texts() throws IOException {
        return texts("failures.properties");
    }

    private static Properties texts(String name) throws IOException {
        Properties texts = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                assertThat(containsKey(key)).as("%s is in %s twice", key, name).isFalse();
                return super.put(key, value);
            }
        };
        try (Reader file =
                new InputStreamReader(FailuresTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        return texts;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Set<String> codesInSources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> CODE.matcher(read(file)).results().map(match -> match.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void every_code_has_a_sentence_and_a_remedy() throws IOException {
        Properties texts = texts();
        assertThat(codesInSources().stream()
                        .flatMap(code -> Stream.of(code, code + ".remedy"))
                        .filter(key -> !texts.containsKey(key)))
                .isEmpty();
    }

    @Test
    void the_message_is_sentence_and_remedy() {
        Failure failure = Failure.cancelled(new InterruptedException());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.sentence(Locale.ENGLISH)).isEqualTo("It was cancelled.");
        assertThat(failure.getMessage()).startsWith("It was cancelled. Do the same again");
    }

    @Test
    void the_window_has_buttons_where_others_have_commands() {
        Failure off = Failure.failed("lab.guestOff", "ubuntu3");
        assertThat(off.remedy(Locale.ENGLISH)).isEqualTo("Start it: mooring machine start ubuntu3");
        assertThat(off.remedyInWindow(Locale.ENGLISH)).isEqualTo("Power it on, here or under Machines.");
        Failure other = Failure.failed("ssh.broken", "ubuntu3");
        assertThat(other.remedyInWindow(Locale.ENGLISH)).isEqualTo(other.remedy(Locale.ENGLISH));
    }

    @Test
    void every_failure_is_told_in_chinese_too_of_the_same_things() throws IOException {
        Properties english = texts();
        Properties chinese = texts("failures_zh.properties");
        assertThat(new TreeSet<>(chinese.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertThat(places(chinese.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    /// Commands of Mooring, the lab file, and what is a name only there.
    private static final Pattern NOT_IN_WINDOW =
            Pattern.compile("mooring [a-z]+|lab file|实验室文件|--(?:keep|lab|to|power-off)\\b|journalctl -u mooring"
                    + "|\"(?:virtualBoxFolder|webService|address|guestAddress|port|user|password|passwordFile"
                    + "|volumeFolder|driver|machines|controller|ports|keys)\"");

    private static final Map<String, String> SAID_ELSEWHERE = Map.of(
            "webservice.atLogIn", "it is the system that has to run the command",
            "ui.display", "there is no window",
            "practice.keep", "an option of the command line",
            "practice.longFolder", "only the command line names a folder",
            "practice.foreignFolder", "only the command line names a folder",
            "practice.busy", "only the command line names a folder",
            "practice.gone", "the window is in the process of its practice lab",
            "practice.refused", "the window is in the process of its practice lab");

    private static Stream<String> codesOfWindow(Properties texts) {
        return texts.stringPropertyNames().stream()
                .filter(key -> key.endsWith(".remedy"))
                .map(key -> key.substring(0, key.length() - ".remedy".length()))
                .filter(code -> !code.startsWith("driver.")) // said in a guest, by its driver
                .filter(code -> !SAID_ELSEWHERE.containsKey(code));
    }

    private static String remedyInWindow(Properties texts, String code) {
        return texts.getProperty(code + ".remedy.window", texts.getProperty(code + ".remedy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failures.properties", "failures_zh.properties"})
    void no_remedy_in_the_window_sends_to_the_command_line_or_into_the_lab_file(String file) throws IOException {
        Properties texts = texts(file);
        assertThat(codesOfWindow(texts)
                        .map(code -> code + ": " + remedyInWindow(texts, code))
                        .filter(remedy -> NOT_IN_WINDOW.matcher(remedy).find()))
                .isEmpty();
        assertThat(SAID_ELSEWHERE.keySet())
                .allMatch(code ->
                        NOT_IN_WINDOW.matcher(remedyInWindow(texts, code)).find());
    }

    @Test
    void english_stays_english_on_a_chinese_system() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
            Failure failure = Failure.failed("lab.noVolume", "data", "/volumes");
            assertThat(failure.sentence(Locale.ENGLISH)).isEqualTo("There is no volume data in /volumes.");
            assertThat(failure.getMessage()).startsWith("There is no volume data in /volumes.");
            assertThat(failure.sentence(Locale.SIMPLIFIED_CHINESE)).isEqualTo("/volumes 中没有卷 data。");
        } finally {
            Locale.setDefault(before);
        }
    }
}
