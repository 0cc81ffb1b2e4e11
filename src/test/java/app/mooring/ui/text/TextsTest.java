package app.mooring.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.operation.Progress;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TextsTest {
    private static final Path CODE = Path.of("src/main/java/app/mooring/ui");
    private static final Path TEXTS = Path.of("src/main/resources/app/mooring/ui");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern ASKED =
            Pattern.compile("\\b(?:[tT]exts\\)?|TEXTS)\\s*\\.(?:of|now)\\(\\s*\"([^\"]+)\"(\\s*[,)])");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)[^}]*}");

    /// The packages that have texts.
    private static List<Path> rooms() throws IOException {
        try (Stream<Path> all = Files.walk(TEXTS)) {
            return all.filter(file -> file.endsWith("texts.properties"))
                    .map(file -> TEXTS.relativize(file.getParent()))
                    .sorted()
                    .toList();
        }
    }

    private static Properties texts(Path room, String file) throws IOException {
        Properties texts = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                assertThat(containsKey(key)).as("%s is in %s twice", key, file).isFalse();
                return super.put(key, value);
            }
        };
        try (Reader in = Files.newBufferedReader(TEXTS.resolve(room).resolve(file))) {
            texts.load(in);
        }
        return texts;
    }

    private static String code(Path room) throws IOException {
        try (Stream<Path> files = Files.list(CODE.resolve(room))) {
            StringBuilder code = new StringBuilder();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(file));
            }
            return code.toString();
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new HashSet<>();
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @TestFactory
    Stream<DynamicTest> every_text_is_there_in_both_languages_with_the_same_places() throws IOException {
        return rooms().stream()
                .map(room -> DynamicTest.dynamicTest(room.toString(), () -> {
                    Properties english = texts(room, "texts.properties");
                    Properties chinese = texts(room, "texts_zh.properties");
                    assertThat(new TreeSet<>(chinese.stringPropertyNames()))
                            .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
                    for (String key : english.stringPropertyNames()) {
                        assertThat(found(PLACE, chinese.getProperty(key)))
                                .as(key)
                                .isEqualTo(found(PLACE, english.getProperty(key)));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_text_is_used_and_every_text_that_is_used_is_there() throws IOException {
        return rooms().stream()
                .map(room -> DynamicTest.dynamicTest(room.toString(), () -> {
                    Set<String> keys = texts(room, "texts.properties").stringPropertyNames();
                    String code = code(room);
                    Set<String> literals = found(LITERAL, code);
                    assertThat(keys)
                            .allMatch(
                                    key -> literals.contains(key)
                                            || literals.stream().anyMatch(one -> isPrefix(one, key)),
                                    "is used");
                    assertThat(found(ASKED, code)).allMatch(keys::contains, "is a text");
                }));
    }

    private static boolean isPrefix(String literal, String key) {
        return literal.endsWith(".") && literal.length() > 1 && key.startsWith(literal);
    }

    @Test
    void a_missing_and_an_unused_text_would_be_found() {
        assertThat(found(ASKED, "texts.of(\"gone\", 1); texts.now(\"title\"); texts.of(\"step.\" + id)"))
                .containsExactlyInAnyOrder("gone", "title");
        assertThat(isPrefix("step.", "step.stop")).isTrue();
        assertThat(isPrefix("title", "title.other")).isFalse();
    }

    @Test
    void a_text_follows_the_language_and_what_it_speaks_of() {
        Languages languages = new Languages(Language.ENGLISH);
        Texts texts = languages.of(app.mooring.ui.control.Page.class);
        SimpleStringProperty name = new SimpleStringProperty("a");
        ObservableValue<String> copy = texts.of("copy", name);
        assertThat(copy.getValue()).isEqualTo("Copy");
        languages.current().set(Language.CHINESE);
        assertThat(copy.getValue()).isEqualTo("复制");
    }

    @Test
    void what_a_run_says_follows_the_language() {
        Languages languages = new Languages(Language.ENGLISH);
        ObjectProperty<@Nullable Progress> said = new SimpleObjectProperty<>();
        ObservableValue<String> line =
                languages.of(app.mooring.ui.control.Page.class).sentence(said);
        assertThat(line.getValue()).isEmpty();
        said.set(Progress.of("machine.start", "ubuntu3"));
        assertThat(line.getValue()).isEqualTo("starting ubuntu3");
        languages.current().set(Language.CHINESE);
        assertThat(line.getValue()).isEqualTo("ubuntu3 正在开机");
    }

    @Test
    void sizes_and_times_are_short() {
        assertThat(Texts.bytes(212L << 20)).isEqualTo("212 MiB");
        assertThat(Texts.bytes(1L << 31)).isEqualTo("2 GiB");
        assertThat(Texts.bytes(1536L << 20)).isEqualTo("1.5 GiB");
        assertThat(Texts.bytes(200 << 10)).isEqualTo("200 KiB");
        assertThat(Texts.duration(java.time.Duration.ofMillis(7_420))).isEqualTo("7.4 s");
        assertThat(Texts.duration(java.time.Duration.ofSeconds(125))).isEqualTo("2 min 05 s");
    }
}
