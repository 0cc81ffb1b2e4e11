package app.mooring.ui.control;

import app.mooring.ui.work.Action;
import app.mooring.ui.work.Panes;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks before something that interrupts or loses something: what it does, what that means for whom. The keyboard
/// begins at the button that does nothing.
public final class AskPane extends VBox {
    private AskPane(
            ObservableValue<String> title,
            List<? extends ObservableValue<String>> consequences,
            Action cancel,
            Action agreed) {
        getStyleClass().add("pane");
        Button no = Buttons.of(cancel);
        no.setId("ask-cancel");
        Button yes = Buttons.danger(agreed.name(), agreed.doing());
        yes.setId("ask-ok");
        HBox buttons = new HBox(no, yes);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setSpacing(8);
        getChildren().add(Labels.wrapped(title, "heading"));
        consequences.forEach(one -> getChildren().add(Labels.wrapped(one)));
        getChildren().add(buttons);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                cancel.doing().run();
                event.consume();
            }
        });
        focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                no.requestFocus();
            }
        });
    }

    /// Asks; what is agreed to is done once the pane is closed.
    ///
    /// @param consequences a paragraph each
    public static void show(
            Panes<Node> panes,
            ObservableValue<String> title,
            List<? extends ObservableValue<String>> consequences,
            ObservableValue<String> cancel,
            Action agreed) {
        panes.show(new AskPane(title, consequences, Action.of(cancel, panes::close), Action.of(agreed.name(), () -> {
            panes.close();
            agreed.doing().run();
        })));
    }
}
