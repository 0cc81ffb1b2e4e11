package app.mooring.practice.engine.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class ShellTest {
    private static final Map<String, Program> PROGRAMS = Builtins.of(Map.of());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Program.Running start(boolean main, OutputStream stdout, String script) throws IOException {
        return PROGRAMS.get("sh")
                .start(new Surroundings(
                        "host",
                        main,
                        List.of("sh", "-c", script),
                        Map.of("A", "it's a"),
                        Path::of,
                        Path.of("run"),
                        InputStream.nullInputStream(),
                        stdout,
                        err));
    }

    private int run(String script) throws Exception {
        return start(true, out, script).await();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "echo one two # one two",
                "echo 'one  two' \"$A\" # one  two it's a",
                "echo \"${A}b\" '$A' # it's ab $A",
                "true && echo yes || echo no # yes",
                "false && echo yes || echo no # no",
                "B='x y'; echo \"$B\" # x y",
                "false; echo $? # 1",
                "echo a\\ \\ b # a  b",
                "nowhere >/dev/null 2>&1; echo $? # 127"
            })
    void a_script_says(String script, String said) throws Exception {
        assertThat(run(script)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(said + "\n");
    }

    @Test
    void both_outputs_and_the_status_are_the_scripts() throws Exception {
        assertThat(run("echo out; echo err >&2; exit 7; echo never")).isEqualTo(7);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("out\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("err\n");
    }

    @Test
    void what_it_does_not_know_is_refused() throws Exception {
        assertThat(run("ls | sort")).isEqualTo(2);
        assertThat(run("rm -rf /")).isEqualTo(127);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Syntax error")
                .contains("rm: not found");
    }

    /// Counts the lines that a script says.
    private static OutputStream counting(CountDownLatch lines) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                if (b == '\n') {
                    lines.countDown();
                }
            }
        };
    }

    @Test
    void a_trap_ends_a_loop_at_SIGTERM() throws Exception {
        CountDownLatch round = new CountDownLatch(3);
        var running = start(true, counting(round), "trap 'exit 5' TERM; while :; do echo round; sleep 0.01; done");
        round.await();
        running.terminate();
        assertThat(running.await()).isEqualTo(5);
    }

    @Test
    void a_main_program_without_a_trap_ends_at_SIGKILL_only() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        var running = start(true, counting(begun), "echo begun; sleep 1000");
        begun.await();
        running.terminate();
        running.kill();
        assertThat(running.await()).isEqualTo(137);
    }
}
