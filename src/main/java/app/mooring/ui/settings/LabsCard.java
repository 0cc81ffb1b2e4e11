package app.mooring.ui.settings;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The labs that the person has, with the one that is open.
final class LabsCard extends VBox {
    private final Texts texts;
    private final Desk desk;
    private final Surroundings around;
    private final VBox rows = new VBox();
    private final Button settings;
    private List<Rooms.Listed> shown = List.of();

    /// @param edit changes the lab that is open
    LabsCard(Texts texts, Desk desk, Surroundings around, Runnable edit) {
        this.texts = texts;
        this.desk = desk;
        this.around = around;
        getStyleClass().add("card");
        rows.getStyleClass().add("settings-rows");
        settings = Buttons.plain(texts.of("lab.settings"), edit);
        settings.setId("settings-lab");
        settings.setGraphic(new FontIcon(Feather.SLIDERS));
        // A practice lab is made anew each time, and has nothing to set.
        settings.setDisable(desk.lab().practice().isPresent());
        getChildren().addAll(Labels.of(texts.of("labs"), "heading"), rows);
        if (settings.isDisabled()) {
            getChildren().add(Labels.wrapped(texts.of("lab.practice"), "muted"));
        }
        show(List.of());
    }

    /// Looks which labs there are by now.
    void look() {
        desk.works().ask(around.rooms()::labs, this::show, this::failed);
    }

    private void show(List<Rooms.Listed> labs) {
        Path open = desk.lab().file();
        if (rows.getChildren().isEmpty() || !labs.equals(shown)) {
            shown = labs;
            rows.getChildren().setAll(row(open, desk.lab().name(), true));
            labs.stream()
                    .filter(lab -> !lab.file().equals(open))
                    .map(lab -> row(lab.file(), lab.name(), false))
                    .forEach(rows.getChildren()::add);
        }
    }

    private void failed(Failure failure) {
        rows.getChildren()
                .setAll(row(desk.lab().file(), desk.lab().name(), true), new FailurePane(desk.languages(), failure));
        shown = List.of();
    }

    private HBox row(Path file, String name, boolean open) {
        Label where = Labels.of(file.toString(), "muted", "small");
        where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Label called = Labels.of(name, "strong");
        if (open && desk.lab().practice().isPresent()) {
            called.textProperty().bind(texts.of("lab.isPractice"));
        }
        if (open) {
            called.setId("settings-lab-open");
        }
        called.setMinWidth(USE_PREF_SIZE);
        HBox heading = new HBox(called);
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.getStyleClass().add("settings-line");
        if (open) {
            heading.getChildren().add(new Pill(texts.of("lab.open"), Tone.GOOD));
        }
        VBox text = new VBox(heading, where);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(text);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("settings-line");
        if (open) {
            row.getChildren().add(settings);
        } else {
            Button button =
                    Buttons.plain(texts.of("lab.change"), () -> around.openLab().accept(file));
            button.accessibleTextProperty().unbind();
            button.accessibleTextProperty().bind(texts.of("lab.change.name", name));
            button.setId("settings-open-" + name);
            row.getChildren().add(button);
        }
        return row;
    }
}
