package app.mooring.ui.demo;

import app.mooring.ui.control.Labels;
import app.mooring.ui.control.StepList;
import app.mooring.ui.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A step of the demo on its stage: what it does, what a person would have typed, when it ran and for how long.
final class StepLine extends HBox {
    private static final double BAR = 8;

    /// A stretch of the whole, as parts of it from 0 to 1.
    record Stretch(double from, double to) {}

    /// @param how how it ended; empty: it goes on, or has not begun
    /// @param down whether the database is down while it runs
    StepLine(
            ObservableValue<String> name,
            List<String> commands,
            Optional<app.mooring.operation.StepResult.State> how,
            boolean running,
            Optional<Duration> took,
            Optional<Stretch> stretch,
            boolean down) {
        getStyleClass().add("demo-step");
        setAlignment(Pos.CENTER_LEFT);
        VBox text = new VBox(Labels.of(name));
        if (!commands.isEmpty()) {
            Label command = Labels.of(commands.getFirst(), "mono", "small", "muted");
            command.setTextOverrun(OverrunStyle.ELLIPSIS);
            text.getChildren().add(command);
        }
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        Label time = Labels.of(took.map(Texts::duration).orElse(""), "muted", "demo-time");
        getChildren().addAll(mark(how, running), text, bar(stretch, down), time);
    }

    private static Node mark(Optional<app.mooring.operation.StepResult.State> how, boolean running) {
        if (how.isPresent()) {
            return StepList.mark(how.get());
        }
        if (running) {
            ProgressIndicator turning = new ProgressIndicator();
            turning.getStyleClass().add("mark");
            return turning;
        }
        FontIcon waiting = new FontIcon(Feather.CIRCLE);
        waiting.getStyleClass().addAll("mark", "tone-neutral");
        return waiting;
    }

    private static Pane bar(Optional<Stretch> stretch, boolean down) {
        Pane track = new Pane();
        track.getStyleClass().add("demo-track");
        stretch.ifPresent(part -> {
            Region filled = new Region();
            filled.getStyleClass().addAll("demo-bar", down ? "demo-down" : "demo-up");
            filled.setManaged(false);
            track.getChildren().add(filled);
            track.widthProperty().subscribe(width -> {
                double from = part.from() * width.doubleValue();
                double length = Math.max(BAR, (part.to() - part.from()) * width.doubleValue());
                filled.resizeRelocate(Math.min(from, width.doubleValue() - length), 0, length, BAR);
            });
        });
        return track;
    }
}
