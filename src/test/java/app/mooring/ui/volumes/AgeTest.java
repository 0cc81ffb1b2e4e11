package app.mooring.ui.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"60, minutes, 1", "3599, minutes, 59", "3600, hours, 1", "86400, days, 1", "31536000, years, 1"})
    void it_is_said_in_the_largest_unit(long seconds, String unit, long count) {
        assertThat(Age.of(NOW.minusSeconds(seconds), NOW)).contains(new Age(unit, count));
    }

    /// The clock of the host may have been set back meanwhile.
    @ParameterizedTest
    @CsvSource({"0", "59", "-3600"})
    void of_less_than_a_minute_it_is_new(long seconds) {
        assertThat(Age.of(NOW.minusSeconds(seconds), NOW)).get().matches(Age::isNew);
    }

    @Test
    void of_what_nobody_knows_when_it_was_made_there_is_none() {
        assertThat(Age.of(null, NOW)).isEmpty();
    }
}
