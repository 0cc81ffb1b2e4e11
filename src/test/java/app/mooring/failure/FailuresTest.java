package app.mooring.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private static final Pattern CODE = Pattern.compile(
            "(?:Failure\\s*\\.\\s*|\\b)(?:failed|refused|usage|because)\\(\\s*(?:[\\w.()]+\\s*,\\s*)?\"((?:virtualbox|ssh|docker|driver|plugin|lab|setup|settings|migration|practice|cli)\\.[\\w.]+)\"");

    private static Properties texts() throws IOException {
        Properties texts = new Properties();
        try (InputStream file = FailuresTest.class.getResourceAsStream("failures.properties")) {
            texts.load(file);
        }
        return texts;
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
        assertThat(failure.getMessage()).startsWith("It was cancelled. Run the same command");
    }
}
