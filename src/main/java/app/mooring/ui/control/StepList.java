package app.mooring.ui.control;

import app.mooring.operation.StepResult;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Run;
import java.time.Duration;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The steps of something that runs, with how each ended and how long it took.
public final class StepList extends VBox {
    private final Texts texts;
    private final Function<String, ObservableValue<String>> names;

    /// @param names what a step of that id is called
    public StepList(Texts texts, Run run, Function<String, ObservableValue<String>> names) {
        getStyleClass().add("steps");
        this.texts = texts;
        this.names = names;
        Label line = Labels.of(texts.sentence(run.line()), "muted", "step-line");
        line.managedProperty().bind(run.line().isNotNull());
        getChildren().add(line);
        InSight.following(this, () -> {
            show(run);
            return run.steps().subscribe(() -> show(run));
        });
    }

    private void show(Run run) {
        getChildren().removeIf(HBox.class::isInstance);
        getChildren().addAll(0, run.steps().stream().map(this::row).toList());
    }

    private HBox row(Run.StepRow step) {
        Label name = Labels.wrapped(names.apply(step.id()));
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        Label time = Labels.of(
                step.result()
                        .map(result -> Texts.duration(Duration.ofMillis(result.millis())))
                        .orElse(""),
                "muted");
        time.setMinWidth(Label.USE_PREF_SIZE);
        Mark mark = step.result()
                .map(result -> mark(texts, result.state()))
                .orElseGet(() -> new Mark(texts, Mark.Sign.RUNNING));
        HBox row = new HBox(mark, name, time);
        row.getStyleClass().add("step");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// The sign of how a step ended.
    public static Mark mark(Texts texts, StepResult.State state) {
        return new Mark(
                texts,
                switch (state) {
                    case DONE -> Mark.Sign.DONE;
                    case FAILED -> Mark.Sign.FAILED;
                    case UNDONE -> Mark.Sign.UNDONE;
                });
    }
}
