package app.mooring.ui.activity;

import app.mooring.operation.StepResult;
import app.mooring.ui.control.CancelButton;
import app.mooring.ui.control.CommandBlock;
import app.mooring.ui.control.Facts;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.InSight;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Mark;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Sides;
import app.mooring.ui.control.StepList;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Run;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One entry: how it stands, its steps and commands, and why it failed.
final class ActivityDetails extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final StepNames names;

    ActivityDetails(Desk desk, Entry entry) {
        this.desk = desk;
        this.texts = desk.languages().of(ActivityPage.class);
        this.names = new StepNames(texts);
        setId("activity-details");
        getStyleClass().add("card-scrolled");
        getChildren().add(top(entry));
        getChildren()
                .add(new Facts()
                        .fact("activity-started", texts.of("started"), ActivityCell.when(texts, entry.started()))
                        .fact(
                                "activity-took",
                                texts.of("took"),
                                ActivityCell.took(entry).map(took -> took.isEmpty() ? "–" : took)));
        switch (entry) {
            case Entry.Live live -> show(live.run());
            case Entry.Earlier earlier -> {
                String failure = earlier.activity().failure();
                if (!failure.isBlank()) {
                    getChildren().add(FailurePane.remembered(failure));
                }
                VBox steps = new VBox();
                steps.getStyleClass().add("steps");
                earlier.activity().steps().forEach(step -> steps.getChildren().add(row(step)));
                getChildren().add(steps);
                commands(earlier.activity().steps());
            }
        }
    }

    private Node top(Entry entry) {
        Label title = Labels.wrapped(ActivityCell.title(entry), "heading");
        title.setId("activity-title");
        Pill state = new Pill(ActivityCell.state(texts, entry), Tone.NEUTRAL);
        state.setId("activity-state");
        InSight.following(state, () -> ActivityCell.sign(entry).subscribe(sign -> state.tone(tone(sign))));
        HBox left = new HBox(title, state);
        left.getStyleClass().add("activity-line");
        left.setAlignment(Pos.CENTER_LEFT);
        return new Sides(
                left,
                new CancelButton(
                        "activity-cancel",
                        texts.of("cancel"),
                        new SimpleObjectProperty<@Nullable Run>(entry instanceof Entry.Live live ? live.run() : null)));
    }

    private static Tone tone(Mark.Sign sign) {
        return switch (sign) {
            case RUNNING -> Tone.ACCENT;
            case DONE -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case OPEN, WRONG, WAITS, UNKNOWN, CANCELLED, UNDONE -> Tone.NEUTRAL;
        };
    }

    private void show(Run run) {
        VBox failure = new VBox();
        failure.managedProperty().bind(Bindings.isNotEmpty(failure.getChildren()));
        VBox typed = new VBox();
        getChildren().addAll(failure, new StepList(texts, run, names::of), typed);
        InSight.following(
                failure,
                () -> run.state().subscribe(state -> {
                    if (state instanceof Run.State.Failed failed) {
                        failure.getChildren().setAll(new FailurePane(desk, failed.failure(), Place.ACTIVITY));
                    }
                }));
        CommandBlock block = new CommandBlock(desk.languages(), List.of());
        Runnable draw = () -> {
            List<String> commands = commandsOf(
                    run.steps().stream().flatMap(step -> step.result().stream()).toList());
            block.show(commands);
            typed.getChildren().setAll(commands.isEmpty() ? List.of() : List.of(typed(), block));
        };
        typed.getStyleClass().add("activity-typed");
        InSight.following(typed, () -> {
            draw.run();
            return run.steps().subscribe(draw);
        });
    }

    private HBox row(StepResult step) {
        Label name = Labels.of(names.of(step.id()));
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(
                StepList.mark(texts, step.state()),
                name,
                Labels.of(Texts.duration(Duration.ofMillis(step.millis())), "muted"));
        row.getStyleClass().add("step");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void commands(List<StepResult> steps) {
        List<String> commands = commandsOf(steps);
        if (!commands.isEmpty()) {
            VBox typed = new VBox(typed(), new CommandBlock(desk.languages(), commands));
            typed.getStyleClass().add("activity-typed");
            getChildren().add(typed);
        }
    }

    private Node typed() {
        return Labels.of(texts.of("typed"), "muted", "small");
    }

    private static List<String> commandsOf(List<StepResult> steps) {
        return steps.stream()
                .flatMap(step -> step.commands().stream())
                .distinct()
                .toList();
    }

    /// What steps are called here, where all operations come together.
    record StepNames(Texts texts) {
        private static final String HOST = "host";

        ObservableValue<String> of(String id) {
            int space = id.indexOf(' ');
            String step = space < 0 ? id : id.substring(0, space);
            Optional<String> subject = space < 0 ? Optional.empty() : Optional.of(id.substring(space + 1));
            ObservableValue<String> name =
                    texts.has("step." + step) ? texts.of("step." + step) : new SimpleStringProperty(step);
            return subject.<ObservableValue<String>>map(
                            about -> texts.of("step", name, about.equals(HOST) ? texts.of("host") : about))
                    .orElse(name);
        }
    }
}
