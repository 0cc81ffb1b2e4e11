package app.mooring.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

@OnToolkit
class IconTest {
    @Test
    void an_icon_grows_with_the_text_beside_it() {
        Button button = Toolkit.on(() -> Buttons.primary(new SimpleStringProperty("Play"), Feather.PLAY, () -> {}));
        StackPane root = new StackPane(button);
        Stage stage = Toolkit.on(() -> Toolkit.stage(root, 200, 100, false));
        double usual = height(button);
        Toolkit.does(() -> root.setStyle("-fx-font-size: 28px"));
        Toolkit.settle();
        assertThat(height(button)).isEqualTo(2 * usual);
        Toolkit.does(stage::close);
    }

    private static double height(Button button) {
        return Toolkit.on(
                () -> (double) Math.round(button.getGraphic().getLayoutBounds().getHeight()));
    }
}
