package app.mooring.ui.shell;

import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Run;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Asked when the window is closed while something runs.
final class QuitPane extends VBox {
    /// @param background closes the window and lets it go on
    /// @param cancel cancels it, and quits when it has taken back what it has to
    QuitPane(Texts texts, Run running, Runnable stay, Runnable background, Runnable cancel) {
        getStyleClass().add("pane");
        setId("quit");
        Button staying = Buttons.plain(texts.of("quit.stay"), stay);
        staying.setDefaultButton(true);
        Button going = Buttons.plain(texts.of("quit.background"), background);
        going.setId("quit-background");
        Button cancelling = Buttons.danger(texts.of("quit.cancel"), cancel);
        cancelling.setId("quit-cancel");
        FlowPane buttons = new FlowPane(staying, going, cancelling);
        buttons.getStyleClass().add("pane-buttons");
        getChildren()
                .addAll(
                        Labels.wrapped(texts.of("quit.title", running.title()), "heading"),
                        Labels.wrapped(texts.of("quit.text")),
                        buttons);
    }
}
