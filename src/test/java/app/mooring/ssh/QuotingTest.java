package app.mooring.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class QuotingTest {
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "plain-word_1.2/3",
            "; rm -rf x",
            "$(id) `id` $HOME ${x}",
            "it's \"quoted\"",
            "'",
            "''\\''",
            "a\nb\n",
            "-n",
            "*?[a-z]{1,2}~!#&|<>()",
            "~root",
            "a=b",
            "back\\slash\\",
            "tab\tend",
            "\u00fc\u00df \u65e5\u672c \ud83d\udea2");

    @Test
    void everyArgumentArrivesAtARealShellAsItIs() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        for (String argument : NASTY) {
            assertThat(shell("printf '%s\\0' " + Quoting.quote(argument))).isEqualTo(argument + "\0");
        }
    }

    @Test
    void aWholeLineArrivesAsItIs() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        assertThat(shell("printf '%s\\0' " + Quoting.line(NASTY))).isEqualTo(String.join("\0", NASTY) + "\0");
    }

    @Test
    void plainWordsStayReadable() {
        assertThat(Quoting.line(List.of("docker", "system", "dial-stdio"))).isEqualTo("docker system dial-stdio");
    }

    @Test
    void aNulIsRefused() {
        assertThatThrownBy(() -> Quoting.quote("a\0b")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String shell(String line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("/bin/sh").start();
        try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
            stdin.write(line + "\n");
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
