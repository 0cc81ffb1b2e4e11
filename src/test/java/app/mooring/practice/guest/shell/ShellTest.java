package app.mooring.practice.guest.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTest {
    @TempDir
    Path root;

    private record Said(int status, String out, String err) {}

    private Said run(String script, String input, String... arguments) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, Program> programs = Map.of("cat", call -> {
            call.io().in().transferTo(call.io().out());
            return 0;
        });
        Shell shell =
                new Shell(GuestFiles.of(root), programs, Map.of("HOME", "/root"), "root", "/", PlayedShell.NO_WAY_OUT);
        Io io = new Io(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err);
        int status = shell.script(script, "sh", List.of(arguments), io);
        return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        echo a  b~a b
        echo 'a  b' "c  d"~a  b c  d
        echo "$HOME" $HOME '$HOME'~/root /root $HOME
        echo 'it'\\''s'~it's
        echo "a \\$b \\" \\x"~a $b " \\x
        x=1; echo $x${y:-2}~12
        echo $(echo one; echo two)~one two
        false || echo no~no
        true && echo yes~yes
        false; echo $?~1
        if false; then echo a; elif true; then echo b; else echo c; fi~b
        for i in 1 2 3; do echo $i; done | cat | cat~1 2 3
        ! true || echo not~not
        [ "$(echo 5)" -eq 5 ] && echo five~five
        echo "$#" "$1"~2 a b
        """)
    void says_what_sh_says(String script, String expected) throws Exception {
        assertThat(run(script, "", "a b", "c").out().strip().replace("\n", " ")).isEqualTo(expected);
    }

    @Test
    void outputs_and_status_are_apart() throws Exception {
        assertThat(run("echo out; echo err >&2; exit 3", "")).isEqualTo(new Said(3, "out\n", "err\n"));
    }

    @Test
    void arguments_stay_as_they_are() throws Exception {
        assertThat(run("for a in \"$@\"; do echo \"<$a>\"; done", "", "", "a  b", "$(id)")
                        .out())
                .isEqualTo("<>\n<a  b>\n<$(id)>\n");
    }

    @Test
    void an_unknown_program_is_not_found() throws Exception {
        assertThat(run("frobnicate -x", "")).isEqualTo(new Said(127, "", "sh: 1: frobnicate: not found\n"));
    }

    @Test
    void a_reader_takes_a_line_and_leaves_the_rest() throws Exception {
        String skip = "while IFS= read -r l; do [ \"$l\" = fence ] && break; done; exec \"$@\"";
        assertThat(run(skip, "secret\nfence\nmine\n", "cat").out()).isEqualTo("mine\n");
    }

    @Test
    void a_failure_ends_a_script_that_says_so_and_its_last_will_is_done() throws Exception {
        assertThat(run("set -e; trap 'echo bye' EXIT; false || true; false; echo never", ""))
                .isEqualTo(new Said(1, "bye\n", ""));
    }

    @Test
    void files_are_written_and_read_below_the_root() throws Exception {
        assertThat(run("echo text > /../file; cat < /file; cat < /none; echo $?", ""))
                .isEqualTo(new Said(0, "text\n2\n", "sh: 1: cannot open /none: No such file\n"));
        assertThat(Files.readString(root.resolve("file"))).isEqualTo("text\n");
    }

    @Test
    void a_script_with_an_open_end_is_no_script() throws Exception {
        assertThat(run("if true; then echo a", "").status()).isEqualTo(2);
        assertThat(run("echo 'a", "").status()).isEqualTo(2);
    }
}
