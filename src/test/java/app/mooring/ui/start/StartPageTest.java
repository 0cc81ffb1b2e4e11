package app.mooring.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Languages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

@OnToolkit
class StartPageTest {
    private static Parent page(Language language) {
        return new StartPage(new Languages(language), _ -> {}).node();
    }

    private static Parent large(Parent node) {
        node.setStyle("-fx-font-size: 28px;");
        return node;
    }

    @Test
    void both_ways_are_one_click_away_and_the_keyboard_is_on_the_practice_lab() {
        List<Choice> chosen = new ArrayList<>();
        Stage stage = Toolkit.on(() -> {
            StartPage page = new StartPage(new Languages(Language.ENGLISH), chosen::add);
            Stage shown = Toolkit.stage(page.node(), 1200, 760, false);
            page.shown();
            return shown;
        });
        Toolkit.does(() -> {
            Scene scene = stage.getScene();
            assertThat(scene.getFocusOwner().getId()).isEqualTo("start-practice");
            ((Button) scene.lookup("#start-practice")).fire();
            ((Button) scene.lookup("#start-own")).fire();
        });
        assertThat(chosen).containsExactly(Choice.PRACTICE, Choice.OWN);
        Toolkit.picture("start", stage.getScene());
        Toolkit.does(stage::close);
    }

    @Test
    void pictures() {
        Toolkit.picture("start-dark", () -> page(Language.ENGLISH), 1200, 760, true);
        Toolkit.picture("start-chinese", () -> page(Language.CHINESE), 1200, 760, false);
        Toolkit.picture("start-small", () -> page(Language.ENGLISH), 960, 600, false);
        Toolkit.picture("start-large", () -> large(page(Language.ENGLISH)), 960, 600, false);
    }
}
