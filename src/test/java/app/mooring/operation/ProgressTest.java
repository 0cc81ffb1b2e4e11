package app.mooring.operation;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("the language of the system")
class ProgressTest {
    private static final Pattern CODE = Pattern.compile("\\bProgress\\s*\\.of\\(\\s*\"([^\"]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{\\d+}");

    private static Properties texts(String name) throws IOException {
        Properties texts = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                assertThat(containsKey(key)).as("%s is in %s twice", key, name).isFalse();
                return super.put(key, value);
            }
        };
        try (Reader file =
                new InputStreamReader(ProgressTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        return texts;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Set<String> codes(String source) {
        return CODE.matcher(source)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> codesInSources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> codes(read(file)).stream())
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
    void every_code_has_a_sentence_in_both_languages_and_every_sentence_is_used() throws IOException {
        Properties english = texts("progress.properties");
        Properties chinese = texts("progress_zh.properties");
        assertThat(new TreeSet<>(english.stringPropertyNames())).isEqualTo(codesInSources());
        assertThat(new TreeSet<>(chinese.stringPropertyNames())).isEqualTo(codesInSources());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(chinese.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @Test
    void a_code_is_found_wherever_the_line_is_broken() {
        assertThat(codes("told.accept(Progress.of(\"b\", 1)); Progress\n"
                        + "    .of(\n"
                        + "        \"a.c\"); IProgress.of(\"d\")"))
                .containsExactly("a.c", "b");
    }

    @Test
    void numbers_are_told_as_they_are() {
        Progress sent = Progress.of("plugin.sent", 1500L, 2048L);
        assertThat(sent.sentence(Locale.ENGLISH)).isEqualTo("sent 1500 of 2048 MiB");
        assertThat(sent.sentence(Locale.SIMPLIFIED_CHINESE)).isEqualTo("已发送 1500 MiB，共 2048 MiB");
    }

    @Test
    void a_failure_within_is_told_in_the_same_language() {
        Progress left = Progress.of("recovery.unsettled", Failure.failed("lab.noVolume", "data", "/volumes"));
        assertThat(left.sentence(Locale.ENGLISH)).isEqualTo("Not settled yet: There is no volume data in /volumes.");
        assertThat(left.sentence(Locale.SIMPLIFIED_CHINESE)).isEqualTo("尚未处理：/volumes 中没有卷 data。");
    }

    @Test
    void english_stays_english_on_a_chinese_system() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
            assertThat(Progress.of("image.fetch").sentence(Locale.ENGLISH)).isEqualTo("fetching the image");
            assertThat(Progress.of("image.fetch").sentence(Locale.SIMPLIFIED_CHINESE))
                    .isEqualTo("正在拉取镜像");
        } finally {
            Locale.setDefault(before);
        }
    }
}
