package app.mooring.ui.machines;

import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Labels;
import app.mooring.ui.work.Action;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks before something that interrupts or loses something: what it does, what that means for whom. The keyboard
/// begins at the button that does nothing.
final class AskPane extends VBox {
    /// @param consequences a paragraph each
    AskPane(
            ObservableValue<String> title,
            List<? extends ObservableValue<String>> consequences,
            Action cancel,
            Action agreed) {
        getStyleClass().addAll("pane", "machine-ask");
        Button no = Buttons.of(cancel);
        no.setId("machines-cancel");
        Button yes = Buttons.danger(agreed.name(), agreed.doing());
        yes.setId("machines-ok");
        HBox buttons = new HBox(no, yes);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setSpacing(8);
        getChildren().add(Labels.wrapped(title, "heading"));
        consequences.forEach(one -> getChildren().add(Labels.wrapped(one)));
        getChildren().add(buttons);
        focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                no.requestFocus();
            }
        });
    }
}
