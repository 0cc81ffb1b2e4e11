package app.mooring.ui.shell;

import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Run;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Asked before the lab is let go of while something runs in it.
final class BusyPane extends VBox {
    /// Why it is let go of.
    enum Reason {
        /// The window is closed.
        QUIT("quit."),
        /// Another lab is opened.
        SWITCH("switch.");

        private final String key;

        Reason(String key) {
            this.key = key;
        }
    }

    /// @param later lets it go on, and does what was wanted after it
    /// @param cancel cancels it, and does what was wanted when it has taken back what it has to
    BusyPane(Texts texts, Reason reason, Run running, Runnable stay, Runnable later, Runnable cancel) {
        getStyleClass().add("pane");
        setId("quit");
        Button staying = Buttons.plain(texts.of(reason.key + "stay"), stay);
        staying.setId("quit-stay");
        staying.setDefaultButton(true);
        Button going = Buttons.plain(texts.of(reason.key + "background"), later);
        going.setId("quit-background");
        Button cancelling = Buttons.danger(texts.of(reason.key + "cancel"), cancel);
        cancelling.setId("quit-cancel");
        FlowPane buttons = new FlowPane(staying, going, cancelling);
        buttons.getStyleClass().add("pane-buttons");
        getChildren()
                .addAll(
                        Labels.wrapped(texts.of("quit.title", running.title()), "heading"),
                        Labels.wrapped(texts.of(reason.key + "text")),
                        buttons);
    }
}
