package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mooring fsType=xfs",
                "mooring formatting",
                "mooring fsType=btrfs formatting\nThe harbour master's\n\nown words"
            })
    void whatIsWrittenIsRead(String text) {
        assertThat(Description.parse(text).text()).isEqualTo(text);
    }

    @Test
    void otherPeoplesWordsAreKeptAndMeanNothing() {
        Description theirs = Description.parse("not yet formatting\nfsType=xfs");
        assertThat(theirs.fileSystem()).isEqualTo(Optional.empty());
        assertThat(theirs.formatting()).isFalse();
        Description begun = theirs.withFormatting(true);
        assertThat(begun.text()).isEqualTo("mooring formatting\nnot yet formatting\nfsType=xfs");
        assertThat(Description.parse(begun.text()).formatting()).isTrue();
        assertThat(begun.withFormatting(false).text()).isEqualTo("not yet formatting\nfsType=xfs");
    }
}
