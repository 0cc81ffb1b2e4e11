package app.mooring.ui.demo;

import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.CommandBlock;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Mark;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import java.time.Duration;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A step on the stage: how it stands, what it is, what a person would have typed, and its time.
final class StageRow extends GridPane {
    private static final double LINE = 30;

    private final Mark mark;
    private final Label command = Labels.of("", "mono", "muted", "stage-command");
    private final TimeBar bar = new TimeBar();
    private final Label time = Labels.of("", "muted", "stage-time");
    private final Texts texts;

    /// All of the command, where the line has room for its beginning only.
    private final CommandBlock whole;

    private final Button unfold;
    private List<String> commands = List.of();

    /// @param name what it is called
    StageRow(Languages languages, ObservableValue<String> name) {
        this.texts = languages.of(StageRow.class);
        this.mark = new Mark(texts, Mark.Sign.OPEN);
        this.whole = new CommandBlock(languages, List.of());
        this.unfold = Buttons.icon(texts.of("command.whole", name), Feather.CHEVRON_DOWN, this::unfold);
        unfold.getStyleClass().add("stage-unfold");
        getStyleClass().add("stage-row");
        setAlignment(Pos.CENTER_LEFT);
        Label title = Labels.of(name);
        title.setWrapText(true);
        command.setMinWidth(0);
        command.managedProperty().bind(command.textProperty().isNotEmpty());
        VBox text = new VBox(title, command);
        text.getStyleClass().add("stage-text");
        text.setMinWidth(0);
        text.setAlignment(Pos.CENTER_LEFT);
        time.setAlignment(Pos.CENTER_RIGHT);
        time.setMaxWidth(Double.MAX_VALUE);
        add(mark, 0, 0);
        add(text, 1, 0);
        add(bar, 2, 0);
        add(time, 3, 0);
        add(unfold, 4, 0);
        // The same in all rows, so that the lines of time stand below each other.
        getColumnConstraints()
                .setAll(new ColumnConstraints(), rest(), line(), new ColumnConstraints(), new ColumnConstraints());
    }

    private static ColumnConstraints rest() {
        ColumnConstraints rest = new ColumnConstraints(0, 0, Double.MAX_VALUE);
        rest.setHgrow(Priority.ALWAYS);
        return rest;
    }

    private static ColumnConstraints line() {
        ColumnConstraints line = new ColumnConstraints();
        line.setPercentWidth(LINE);
        return line;
    }

    private void unfold() {
        boolean folded = getChildren().remove(whole);
        if (!folded) {
            add(whole, 1, 1, 4, 1);
        }
        unfold.setGraphic(new FontIcon(folded ? Feather.CHEVRON_DOWN : Feather.CHEVRON_UP));
    }

    void show(StageStep step, long totalMillis, String line) {
        mark.show(
                switch (step.state()) {
                    case PLANNED -> Mark.Sign.OPEN;
                    case RUNNING -> Mark.Sign.RUNNING;
                    case DONE -> Mark.Sign.DONE;
                    case FAILED -> Mark.Sign.FAILED;
                    case CANCELLED -> Mark.Sign.CANCELLED;
                });
        boolean says = step.state() == StageStep.State.RUNNING && !line.isBlank();
        command.setText(says ? line : String.join("; ", step.commands()));
        if (!step.commands().equals(commands)) {
            commands = step.commands();
            whole.show(commands);
        }
        unfold.setVisible(!commands.isEmpty());
        bar.show(step, totalMillis);
        String length = Texts.duration(Duration.ofMillis(step.lengthMillis()));
        boolean planned = step.state() == StageStep.State.PLANNED;
        time.setText(planned ? step.lengthMillis() > 0 ? texts.now("about", length) : "" : length);
    }
}
