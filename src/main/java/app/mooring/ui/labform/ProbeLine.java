package app.mooring.ui.labform;

import app.mooring.failure.Failure;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Dot;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// How a connection stands that is tried while it is typed.
final class ProbeLine<T> extends HBox {
    private final Texts texts;
    private final Function<T, ObservableValue<String>> answered;
    private final Function<Failure, Optional<Action>> remedies;
    private final Tone wrong;

    /// @param answered what is said of an answer
    /// @param remedies what a button does about a failure
    ProbeLine(
            Texts texts,
            Probe<T> probe,
            Function<T, ObservableValue<String>> answered,
            Function<Failure, Optional<Action>> remedies) {
        this(texts, probe, answered, remedies, Tone.WARNING);
    }

    /// @param wrong how bad it is when there is no answer
    ProbeLine(
            Texts texts,
            Probe<T> probe,
            Function<T, ObservableValue<String>> answered,
            Function<Failure, Optional<Action>> remedies,
            Tone wrong) {
        this.wrong = wrong;
        this.texts = texts;
        this.answered = answered;
        this.remedies = remedies;
        getStyleClass().add("probe");
        setMinHeight(USE_PREF_SIZE);
        probe.state().addListener((_, _, now) -> show(now));
        show(probe.state().get());
    }

    private void show(Probe.State<T> state) {
        switch (state) {
            case Probe.State.Unasked<T> _ -> line(new Dot(Tone.NEUTRAL), texts.of("probe.unasked"), "muted");
            case Probe.State.Asking<T> _ -> {
                ProgressIndicator turning = new ProgressIndicator();
                turning.getStyleClass().addAll("mark", "tone-accent");
                line(turning, texts.of("probe.asking"), "muted");
            }
            case Probe.State.Answered<T>(T answer) -> line(new Dot(Tone.GOOD), answered.apply(answer), "probe-good");
            case Probe.State.Failed<T>(Failure failure) -> {
                VBox said = new VBox(
                        Labels.wrapped(texts.sentence(failure), wrong == Tone.BAD ? "form-problem" : "probe-bad"));
                HBox.setHgrow(said, Priority.ALWAYS);
                setAlignment(Pos.BASELINE_LEFT); // the sign stands on the line of its words
                getChildren().setAll(new Dot(wrong), said);
                remedies.apply(failure)
                        .map(Buttons::of)
                        .ifPresentOrElse(
                                button -> {
                                    button.setId("lab-host-key");
                                    getChildren().add(button);
                                },
                                () -> said.getChildren().add(Labels.wrapped(texts.remedy(failure), "muted", "small")));
            }
        }
    }

    private void line(Node mark, ObservableValue<String> text, String styleClass) {
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(mark, Labels.wrapped(text, styleClass));
    }
}
