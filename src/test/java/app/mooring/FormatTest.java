package app.mooring;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// All sources are laid out by palantir-java-format. `mvn test -Dtest=FormatTest -Dformat.write` does it.
class FormatTest {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void sources_are_laid_out_by_the_formatter() throws IOException {
        boolean write = System.getProperty("format.write") != null;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> sources =
                    files.filter(one -> one.toString().endsWith(".java")).toList();
            assertThat(sources.parallelStream()
                            .filter(file -> isLaidOutOtherwise(file, write))
                            .toList())
                    .as("laid out otherwise; mvn test -Dtest=FormatTest -Dformat.write lays them out, then build again")
                    .isEmpty();
        }
    }

    private static boolean isLaidOutOtherwise(Path file, boolean write) {
        try {
            String source = Files.readString(file);
            String formatted = FORMATTER.formatSourceAndFixImports(source);
            if (write && !formatted.equals(source)) {
                Files.writeString(file, formatted);
            }
            return !formatted.equals(source);
        } catch (IOException | FormatterException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
