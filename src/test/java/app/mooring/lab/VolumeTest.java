package app.mooring.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeTest {
    @Test
    void the_serial_number_has_both_halves_of_the_uuid() {
        assertThat(Serial.of("938dca77-1234-4321-abcd-fc184e436c4d")).isEqualTo("VB938dca77-4d6c434e");
    }

    @ParameterizedTest
    @CsvSource({"2, 2147483648", "512m, 536870912", "2g, 2147483648", "1T, 1099511627776"})
    void a_size_without_a_unit_is_gib(String text, long bytes) {
        assertThat(VolumeSize.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0g", "-1", "", "two", "1.5", "1k", "99999999999"})
    void what_is_no_size_is_refused(String text) {
        assertThatThrownBy(() -> VolumeSize.parse(text)).isInstanceOf(Failure.class).hasMessageContaining("size");
    }
}
