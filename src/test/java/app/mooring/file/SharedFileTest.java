package app.mooring.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SharedFileTest {
    private static final int TIMES = 100;

    @TempDir
    Path folder;

    @Test
    void two_processes_lose_nothing_of_what_each_of_them_adds() throws Exception {
        Path file = folder.resolve("count");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Another.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("counting");
            count(file);
        }
        assertThat(other.waitFor()).isZero();
        assertThat(file).hasContent(String.valueOf(2 * TIMES));
    }

    /// Counts on in the file, with another.
    static final class Another {
        private Another() {}

        public static void main(String[] words) throws IOException {
            System.out.println("counting");
            count(Path.of(words[0]));
        }
    }

    private static void count(Path file) throws IOException {
        for (int i = 0; i < TIMES; i++) {
            SharedFile.change(file, () -> {
                int before = Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0;
                DurableFile.write(file, String.valueOf(before + 1).getBytes(StandardCharsets.US_ASCII));
            });
        }
    }

    @Test
    void a_thread_that_is_interrupted_changes_it_all_the_same_and_stays_interrupted() throws IOException {
        Path file = folder.resolve("new/text");
        Thread.currentThread().interrupt();
        try {
            SharedFile.change(file, () -> DurableFile.write(file, new byte[] {'a'}));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(file).hasContent("a");
    }
}
