package app.mooring.ui.demo;

import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Mark;
import app.mooring.ui.text.Texts;
import java.time.Duration;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A step on the stage: how it stands, what it is, what a person would have typed, and its time.
final class StageRow extends GridPane {
    private static final double LINE = 30;
    private static final double WIDEST = 640;

    private final Mark mark = new Mark(Mark.Sign.OPEN);
    private final Label command = Labels.of("", "mono", "muted", "stage-command");
    private final TimeBar bar = new TimeBar();
    private final Label time = Labels.of("", "muted", "stage-time");
    private final Tooltip whole = new Tooltip();
    private final Texts texts;

    /// @param name what it is called
    StageRow(Texts texts, ObservableValue<String> name) {
        this.texts = texts;
        getStyleClass().add("stage-row");
        setAlignment(Pos.CENTER_LEFT);
        Label title = Labels.of(name);
        title.setWrapText(true);
        command.setMinWidth(0);
        whole.setWrapText(true);
        whole.setMaxWidth(WIDEST);
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
        // The same in all rows, so that the lines of time stand below each other.
        getColumnConstraints().setAll(new ColumnConstraints(), rest(), line(), new ColumnConstraints());
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

    /// The line has room for the beginning only.
    private void show(List<String> commands) {
        String all = String.join("\n", commands);
        if (!all.equals(whole.getText())) {
            whole.setText(all);
            Tooltip.uninstall(command, whole);
            if (!all.isEmpty()) {
                Tooltip.install(command, whole);
            }
        }
    }

    void show(StageStep step, long totalMillis, String line) {
        mark.show(
                switch (step.state()) {
                    case PLANNED -> Mark.Sign.OPEN;
                    case RUNNING -> Mark.Sign.RUNNING;
                    case DONE -> Mark.Sign.DONE;
                    case FAILED -> Mark.Sign.FAILED;
                });
        boolean says = step.state() == StageStep.State.RUNNING && !line.isBlank();
        command.setText(says ? line : String.join("; ", step.commands()));
        show(step.commands());
        bar.show(step, totalMillis);
        String length = Texts.duration(Duration.ofMillis(step.lengthMillis()));
        boolean planned = step.state() == StageStep.State.PLANNED;
        time.setText(planned ? step.lengthMillis() > 0 ? texts.now("about", length) : "" : length);
    }
}
