package app.mooring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.ssh.HostKeyQuestion;
import java.nio.file.Path;
import java.util.Optional;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private record Failing(Failure failure) implements Rooms {
        @Override
        public Opened open(Optional<Path> labFile, HostKeyQuestion question) {
            throw failure;
        }

        @Override
        public Practice practice(Optional<Path> kept) {
            throw failure;
        }

        @Override
        public void badDay(Optional<Path> labFile, boolean mend, String day, Optional<String> machine) {
            throw failure;
        }
    }

    private int run(Failure failure, String... words) {
        return CommandLine.run(
                new Failing(failure),
                new PrintWriter(out),
                new PrintWriter(err),
                words);
    }

    @Test
    void the_exit_status_tells_failed_from_usage_from_refused() {
        assertThat(run(Failure.failed("lab.noMachine", "a"), "machine", "show", "a")).isEqualTo(1);
        assertThat(run(Failure.usage("volume.name", "../x"), "volume", "rm", "../x")).isEqualTo(2);
        assertThat(run(Failure.refused("lab.volumeInUse", "x", "a"), "volume", "rm", "x")).isEqualTo(3);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("mooring: The volume x is attached to a.", "Stop the container");
    }

    @ParameterizedTest
    @CsvSource({"bogus", "volume", "volume rm", "machine show", "volume create x --size 0"})
    void wrong_words_are_a_usage_error(String words) {
        assertThat(run(Failure.failed("lab.noMachine", "never asked"), words.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).isNotEmpty();
    }
}
