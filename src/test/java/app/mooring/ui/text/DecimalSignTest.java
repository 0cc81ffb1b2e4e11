package app.mooring.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("the language of the system")
class DecimalSignTest {
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void the_system_is_german() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void the_system_is_as_it_was() {
        Locale.setDefault(before);
    }

    @Test
    void sizes_and_times_have_the_decimal_sign_of_the_window_and_not_of_the_system() {
        assertThat(Texts.bytes(1536L << 20)).isEqualTo("1.5 GiB");
        assertThat(Texts.duration(Duration.ofMillis(7_420))).isEqualTo("7.4 s");
    }
}
