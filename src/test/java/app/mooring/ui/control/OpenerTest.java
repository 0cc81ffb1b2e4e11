package app.mooring.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OpenerTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void a_program_that_there_is_not_or_that_ends_badly_is_told_of() {
        assertThatThrownBy(
                        () -> Opener.of(List.of("mooring-has-no-such-program")).start(LONG))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Opener.of(List.of("sh", "-c", "exit 3")).start(LONG))
                .isInstanceOf(IOException.class)
                .hasMessage("sh ended with 3");
    }

    @Test
    void one_that_ends_well_and_one_whose_status_says_nothing_are_not() {
        assertThatCode(() -> Opener.of(List.of("sh", "-c", "exit 0")).start(LONG))
                .doesNotThrowAnyException();
        assertThatCode(() -> new Opener(List.of("sh", "-c", "exit 1"), false).start(LONG))
                .doesNotThrowAnyException();
    }

    @Test
    void one_that_goes_on_is_left_to_itself() throws IOException {
        Process goesOn = Opener.of(List.of("sleep", "60")).start(Duration.ZERO);
        assertThat(goesOn.isAlive()).isTrue();
        goesOn.destroy();
    }
}
