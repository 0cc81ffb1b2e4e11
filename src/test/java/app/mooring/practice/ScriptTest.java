package app.mooring.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no sh")
class ScriptTest {
    @TempDir
    Path folder;

    @Test
    void it_is_run_as_it_was_written_last() throws Exception {
        Path file = folder.resolve("a script's name");
        Script.write(file, "#!/bin/sh\nexit 1\n");
        Script.write(file, "#!/bin/sh\necho '我' \"$1\"\n");
        Process process = new ProcessBuilder(file.toString(), "came").start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("我 came\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void where_it_cannot_be_written_the_system_says_why() {
        Path file = folder.resolve("missing/script");
        assertThatThrownBy(() -> Script.write(file, "#!/bin/sh\n".repeat(10_000)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageMatching("(?s).*(such|exist|nonexistent).*");
        assertThat(Files.exists(file)).isFalse();
    }
}
