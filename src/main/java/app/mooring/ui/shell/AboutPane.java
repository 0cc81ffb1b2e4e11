package app.mooring.ui.shell;

import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What Mooring is, and which release.
final class AboutPane extends VBox {
    AboutPane(Texts texts, String version, Runnable close) {
        getStyleClass().add("pane");
        Button closing = Buttons.plain(texts.of("about.close"), close);
        closing.setDefaultButton(true);
        closing.setCancelButton(true);
        HBox foot = new HBox(closing);
        foot.setAlignment(Pos.CENTER_RIGHT);
        getChildren()
                .addAll(
                        Labels.of("Mooring", "title"),
                        Labels.wrapped(texts.of("about.text", version)),
                        Labels.wrapped(texts.of("about.made"), "muted"),
                        foot);
    }
}
