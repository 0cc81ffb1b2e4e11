package app.mooring.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Languages;
import java.nio.file.Path;
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

    private static Parent withLabs(Language language, boolean broken) {
        StartPage page = new StartPage(new Languages(language), _ -> {});
        page.offer(
                List.of(
                        new Rooms.Listed(Path.of("lab.json"), "lab"),
                        new Rooms.Listed(Path.of("labs/office.json"), "office_lab"),
                        new Rooms.Listed(Path.of("labs/third.json"), "third")),
                _ -> {});
        if (broken) {
            page.failed(Failure.failed("lab.missing", Path.of("/home/ada/.config/mooring/lab.json")));
        }
        return page.node();
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
    void the_labs_there_are_can_be_opened_by_name() {
        List<Path> opened = new ArrayList<>();
        Stage stage = Toolkit.on(() -> {
            StartPage page = new StartPage(new Languages(Language.ENGLISH), _ -> {});
            page.offer(List.of(new Rooms.Listed(Path.of("labs/second.json"), "office_lab")), opened::add);
            return Toolkit.stage(page.node(), 1200, 760, false);
        });
        Button lab = (Button) stage.getScene().lookup("#start-lab-office_lab");
        Toolkit.does(lab::fire);
        assertThat(opened).containsExactly(Path.of("labs/second.json"));
        assertThat(lab.getText()).isEqualTo("office_lab");
        assertThat(lab.getAccessibleText()).isEqualTo("Open the lab office_lab");
        Toolkit.does(stage::close);
    }

    @Test
    void pictures() {
        Toolkit.picture("start-labs", () -> withLabs(Language.ENGLISH, false), 1200, 760, false);
        Toolkit.picture("start-labs-failed-dark", () -> withLabs(Language.ENGLISH, true), 1200, 760, true);
        Toolkit.picture("start-labs-failed-chinese", () -> withLabs(Language.CHINESE, true), 1200, 760, false);
        Toolkit.picture("start-labs-failed-small", () -> withLabs(Language.ENGLISH, true), 960, 600, false);
        Toolkit.picture("start-dark", () -> page(Language.ENGLISH), 1200, 760, true);
        Toolkit.picture("start-chinese", () -> page(Language.CHINESE), 1200, 760, false);
        Toolkit.picture("start-small", () -> page(Language.ENGLISH), 960, 600, false);
        Toolkit.picture("start-large", () -> large(page(Language.ENGLISH)), 960, 600, false);
    }
}
