package app.mooring.virtualbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "vboxwebsrv",
                "/usr/lib/virtualbox/vboxwebsrv",
                "C:\\Program Files\\Oracle\\VirtualBox\\vboxwebsrv.exe"
            })
    void a_program_is_the_last_part_of_its_path(String word) {
        assertThat(ProgramName.of(word)).isEqualTo("vboxwebsrv");
    }

    @Test
    void a_word_that_is_no_path_is_a_name_like_any_other() {
        assertThat(ProgramName.of("grep \0 \uD800|✘")).isEqualTo("grep \0 \uD800|✘");
        assertThat(ProgramName.of("")).isEmpty();
        assertThat(ProgramName.of("/")).isEmpty();
    }
}
