package app.mooring.ui.guests;

import app.mooring.failure.Failure;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// How the configuration in a guest differs from what the lab wants, before it is changed.
final class DifferencePane extends VBox {
    private final Languages languages;
    private final Texts texts;
    private final StackPane shown = new StackPane();
    private final Button apply;

    /// @param close takes the pane away
    DifferencePane(Languages languages, GuestModel guest, Runnable close) {
        this.languages = languages;
        this.texts = languages.of(DifferencePane.class);
        getStyleClass().add("pane");
        getStylesheets().add("/app/mooring/ui/guests/guests.css");
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("mark");
        shown.getChildren().add(turning);
        shown.setAlignment(Pos.CENTER_LEFT);
        apply = Buttons.primary(texts.of("difference.apply"), Feather.CHECK, () -> {
            close.run();
            guest.configure();
        });
        apply.setId("guest-apply");
        apply.setDisable(true);
        Button leave = Buttons.plain(texts.of("cancel"), close);
        leave.setCancelButton(true);
        HBox buttons = new HBox(leave, apply);
        buttons.getStyleClass().add("pane-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        Label title = Labels.wrapped(texts.of("difference.title", guest.name()), "heading");
        getChildren().addAll(title, shown, Labels.wrapped(texts.of("difference.restarts"), "muted", "small"), buttons);
        guest.difference(this::show, this::complain);
    }

    private void show(List<String> lines) {
        apply.setDisable(lines.isEmpty());
        if (lines.isEmpty()) {
            Label same = Labels.wrapped(texts.of("difference.none"));
            same.setId("guest-difference");
            shown.getChildren().setAll(same);
            return;
        }
        VBox difference = new VBox();
        difference.setId("guest-difference");
        difference.getStyleClass().add("difference");
        for (String line : lines) {
            Label label = Labels.of(line, "mono", line.startsWith("-") ? "line-out" : "line-in");
            label.setMaxWidth(Double.MAX_VALUE);
            label.setMinWidth(USE_PREF_SIZE);
            difference.getChildren().add(label);
        }
        ScrollPane scrolling = new ScrollPane(difference);
        scrolling.setFitToWidth(true);
        scrolling.getStyleClass().add("difference-scroll");
        shown.getChildren().setAll(scrolling);
        apply.requestFocus();
    }

    private void complain(Failure failure) {
        shown.getChildren().setAll(new FailurePane(languages, failure));
    }
}
