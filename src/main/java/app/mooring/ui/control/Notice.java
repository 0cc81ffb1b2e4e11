package app.mooring.ui.control;

import app.mooring.ui.work.Action;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Why something is not as it should be, calmly, with a button that does what helps.
public final class Notice extends HBox {
    private final HBox actions = new HBox();

    public Notice(
            Ikon icon,
            String styleClass,
            ObservableValue<String> sentence,
            ObservableValue<String> remedy,
            Optional<Action> action) {
        getStyleClass().addAll("notice", styleClass);
        Label what = Labels.wrapped(sentence);
        Label hint = Labels.wrapped(remedy, "muted", "small");
        hint.visibleProperty().bind(hint.textProperty().isNotEmpty());
        hint.managedProperty().bind(hint.visibleProperty());
        VBox text = new VBox(what, hint);
        text.getStyleClass().add("notice-text");
        action.map(Buttons::of).ifPresent(button -> {
            button.getStyleClass().add("notice-action");
            actions.getChildren().add(button);
        });
        Sides sides = new Sides(text, actions);
        HBox.setHgrow(sides, Priority.ALWAYS);
        getChildren().addAll(new FontIcon(icon), sides);
    }

    /// With its button as the one thing that the page is for.
    public Notice leading() {
        actions.getChildren().forEach(button -> Buttons.accent((Button) button, true));
        return this;
    }
}
