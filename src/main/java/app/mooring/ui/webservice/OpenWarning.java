package app.mooring.ui.webservice;

import app.mooring.lab.Lab;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Navigator;
import app.mooring.ui.work.Place;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says plainly what it means when the web service asks for no login, or is spoken to in the clear.
final class OpenWarning extends HBox {
    OpenWarning(Texts texts, Lab.WebService wanted, Navigator navigator) {
        getStyleClass().addAll("warning", "tone-warning");
        setAlignment(Pos.CENTER_LEFT);
        VBox text = new VBox();
        text.getStyleClass().add("failure-text");
        if (!wanted.login()) {
            text.getChildren()
                    .addAll(
                            Labels.wrapped(texts.of("open.title"), "failure-sentence"),
                            Labels.wrapped(texts.of("open.text", wanted.port(), wanted.address())));
        }
        if (!wanted.tls()) {
            text.getChildren().add(Labels.wrapped(texts.of("clear.text")));
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        Button settings = Buttons.plain(texts.of("open.settings"), () -> navigator.go(Place.SETTINGS));
        settings.setId("webservice-settings");
        getChildren().addAll(new FontIcon(Feather.ALERT_TRIANGLE), text, settings);
    }

    /// Whether there is something to warn of.
    static boolean due(Lab.WebService wanted) {
        return !wanted.login() || !wanted.tls();
    }
}
