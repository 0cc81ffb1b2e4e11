package app.mooring.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import org.junit.jupiter.api.Test;

@OnToolkit
class MarkTest {
    @Test
    void a_sign_says_what_it_means_in_the_language_that_is_chosen() {
        Texts texts = new Languages(Language.ENGLISH).of(MarkTest.class);
        Mark mark = Toolkit.on(() -> new Mark(texts, Mark.Sign.RUNNING));
        assertThat(mark.getAccessibleText()).isEqualTo("running");
        Toolkit.does(() -> mark.show(Mark.Sign.FAILED));
        assertThat(mark.getAccessibleText()).isEqualTo("failed");
        Toolkit.does(() -> texts.language().set(Language.CHINESE));
        assertThat(mark.getAccessibleText()).isEqualTo("失败");
    }
}
