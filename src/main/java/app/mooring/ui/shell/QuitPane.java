package app.mooring.ui.shell;

import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Run;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Asked when the window is closed, or another lab opened, while something runs. Where that waits for it, it says so.
final class QuitPane extends VBox {
    /// @param question what the texts' keys begin with
    /// @param background lets it go on first
    /// @param cancel cancels it, and goes on when it has taken back what it has to
    QuitPane(Texts texts, String question, Run running, Runnable stay, Runnable background, Runnable cancel) {
        getStyleClass().add("pane");
        setId("quit");
        Button staying = Buttons.plain(texts.of(question + "stay"), stay);
        staying.setId("quit-stay");
        Button going = Buttons.plain(texts.of(question + "background"), background);
        going.setId("quit-background");
        Button cancelling = Buttons.danger(texts.of(question + "cancel"), cancel);
        cancelling.setId("quit-cancel");
        FlowPane buttons = new FlowPane(staying, going, cancelling);
        buttons.getStyleClass().add("pane-buttons");
        focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                staying.requestFocus();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stay.run();
                event.consume();
            }
        });
        getChildren()
                .addAll(
                        Labels.wrapped(texts.of(question + "title", running.title()), "heading"),
                        Labels.wrapped(texts.of(question + "text")),
                        buttons);
    }
}
