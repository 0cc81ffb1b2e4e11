package app.mooring.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeNameAndSizeTest {
    @ParameterizedTest
    @ValueSource(strings = {"mysqldata", "a", "9", "A_b.c-d", "x..y"})
    void nameOfLettersDigitsAndSomeSigns(String name) {
        assertThat(new VolumeName(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "..", "../x", "a/b", "a\\b", "-a", ".a", "_a", "a b", "a;b", "$(id)", "a'b", "a\"b", "ä", "a\n"
            })
    void otherNamesAreRefused(String name) {
        assertThatThrownBy(() -> new VolumeName(name))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("volume.name"));
    }

    @ParameterizedTest
    @CsvSource({"a, false", "9, false", "ab, true", "a_, true", "_a, false"})
    void aNewOneHasTheTwoCharactersThatDockerWants(String name, boolean valid) {
        assertThat(VolumeName.isValidForNew(name)).isEqualTo(valid);
        if (valid) {
            assertThat(VolumeName.ofNew(name).value()).isEqualTo(name);
        } else {
            assertThatThrownBy(() -> VolumeName.ofNew(name))
                    .hasMessage("'%s' is not a volume name. ".formatted(name)
                            + "A name is letters, digits, '_', '.' and '-', begins with a letter or digit, and"
                            + " has 2 to 128 characters.");
        }
    }

    @ParameterizedTest
    @CsvSource({"128, true", "129, false"})
    void nameHasALimit(int length, boolean valid) {
        assertThat(VolumeName.isValid("a".repeat(length))).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2147483648",
        "512m, 536870912",
        "2g, 2147483648",
        "2G, 2147483648",
        "1t, 1099511627776",
        "2GiB, 2147483648"
    })
    void sizes(String text, long bytes) {
        assertThat(VolumeSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0m",
                "-1",
                "",
                "g",
                "2x",
                "1.5",
                "2 3",
                "two",
                "1k",
                "99999999999",
                "two",
                "1k",
                "999999999t",
                "2b"
            })
    void otherSizesAreRefused(String text) {
        assertThatThrownBy(() -> VolumeSize.parse(text))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("volume.size"));
    }

    @ParameterizedTest
    @CsvSource({"2, true", "3, false"})
    void noMoreThanTheLargestDisk(String text, boolean fits) {
        VolumeSize size = VolumeSize.parse(text);
        if (fits) {
            assertThat(size.atMost(2L << 30)).isEqualTo(size);
        } else {
            assertThatThrownBy(() -> size.atMost(2L << 30)).hasMessageContaining("2048 MiB is the most");
        }
    }
}
