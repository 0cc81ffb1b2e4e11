package app.mooring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Measures, and says, how long it takes from the start of a process to its first frame.
@Tag("measure")
class FirstFrameTest {
    private static final int RUNS = 9;
    private static final long NANOS_OF_MILLI = 1_000_000;

    @TempDir
    Path home;

    @Test
    void mooring_shows_its_window_in_less_than_one_and_a_half_times_what_an_empty_one_takes() throws Exception {
        List<Long> empty = new ArrayList<>();
        List<Long> mooring = new ArrayList<>();
        for (int run = 0; run <= RUNS; run++) {
            long one = millis("empty");
            long other = millis();
            // The first of each fills the system's file cache.
            if (run > 0) {
                empty.add(one);
                mooring.add(other);
            }
        }
        System.out.printf(
                "first frame, median of %d: empty window %d ms, Mooring %d ms%n", RUNS, median(empty), median(mooring));
        assertThat(median(mooring) / (double) median(empty)).isLessThan(1.5);
    }

    private static long median(List<Long> millis) {
        return millis.stream().sorted().toList().get(millis.size() / 2);
    }

    /// With the options that `mooring` gives.
    private long millis(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms16m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                FirstFrame.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("MOORING_HOME", home.toString());
        long begin = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("frame");
            return (System.nanoTime() - begin) / NANOS_OF_MILLI;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }
}
