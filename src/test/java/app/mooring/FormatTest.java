package app.mooring;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// All sources are laid out by palantir-java-format. `mvn test -Dtest=FormatTest -Dformat.write` does it.
class FormatTest {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void sources_are_laid_out_by_the_formatter() throws IOException, FormatterException {
        boolean write = System.getProperty("format.write") != null;
        List<Path> others = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                String formatted = formatted(source);
                if (!formatted.equals(source)) {
                    others.add(file);
                    if (write) {
                        Files.writeString(file, formatted);
                    }
                }
            }
        }
        assertThat(others)
                .as("laid out otherwise; mvn test -Dtest=FormatTest -Dformat.write lays them out, then build again")
                .isEmpty();
    }

    private static String formatted(String source) throws FormatterException {
        return FORMATTER.formatSourceAndFixImports(source);
    }
}
