package app.mooring.ui.move;

import app.mooring.migration.MovePlan;
import app.mooring.ui.control.CommandBlock;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a move will do: from where to where, step by step, with the times and the commands.
final class PlanView extends VBox {
    private static final Set<String> STEPS = Set.of(
            "image",
            "register",
            "detach",
            "attach",
            "stop",
            "create",
            "start",
            "commit",
            "remove",
            "keep",
            "power-off");

    PlanView(Texts texts, Languages languages, MovePlan plan) {
        getStyleClass().add("move-body");
        getChildren().add(way(texts, plan));
        if (plan.kind() == MovePlan.Kind.FAILOVER) {
            Label warning = Labels.wrapped(texts.of("failover", plan.from(), plan.to()), "move-warning");
            warning.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
            getChildren().add(warning);
        }
        if (!plan.also().isEmpty()) {
            getChildren()
                    .add(Labels.wrapped(texts.of("also", String.join(", ", plan.also()), plan.container()), "small"));
        }
        plan.kept().ifPresent(kept -> {
            Label warning = Labels.wrapped(
                    texts.of("kept", plan.container(), kept.count(), kept.files(), plan.from(), kept.name()),
                    "move-warning");
            warning.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
            getChildren().add(warning);
        });
        VBox steps = new VBox();
        steps.getStyleClass().add("move-steps");
        for (int i = 0; i < plan.steps().size(); i++) {
            steps.getChildren().add(row(texts, i + 1, plan.steps().get(i), plan));
        }
        getChildren().add(steps);
        List<String> commands =
                plan.steps().stream().flatMap(step -> step.commands().stream()).toList();
        if (!commands.isEmpty()) {
            addCommands(texts, new CommandBlock(languages, commands));
        }
    }

    private void addCommands(Texts texts, CommandBlock block) {
        block.setVisible(false);
        block.managedProperty().bind(block.visibleProperty());
        Hyperlink show = new Hyperlink();
        show.setId("move-commands");
        show.textProperty()
                .bind(Bindings.when(block.visibleProperty())
                        .then(texts.of("commands.hide"))
                        .otherwise(texts.of("commands")));
        show.setOnAction(_ -> {
            block.setVisible(!block.isVisible());
            show.setVisited(false);
        });
        getChildren().addAll(show, block);
    }

    private static Label way(Texts texts, MovePlan plan) {
        ObservableValue<String> from = plan.from().isEmpty() ? texts.of("quay") : texts.of("machine", plan.from());
        ObservableValue<String> to =
                plan.port() == 0 ? texts.of("machine", plan.to()) : texts.of("port", plan.to(), plan.port());
        return Labels.wrapped(texts.of("way", from, to), "muted");
    }

    private static HBox row(Texts texts, int number, MovePlan.PlannedStep step, MovePlan plan) {
        Label index = Labels.of(number + ".", "muted", "move-number");
        Label name = Labels.wrapped(step(texts, step.id(), plan));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label time = Labels.of(step.millis() == 0 ? "" : about(step.millis()), "muted");
        time.setMinWidth(Label.USE_PREF_SIZE);
        HBox row = new HBox(index, name, time);
        row.getStyleClass().add("move-line");
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    /// What a step is called.
    static ObservableValue<String> step(Texts texts, String id, MovePlan plan) {
        return STEPS.contains(id)
                ? texts.of("step." + id, plan.volume(), plan.container(), plan.from(), plan.to())
                : texts.of("machine", id);
    }

    /// A guessed time, as `≈ 2 s`.
    static String about(long millis) {
        return millis < 1000
                ? "< 1 s"
                : millis < 60_000
                        ? "≈ " + Math.round(millis / 1000.0) + " s"
                        : "≈ " + Math.round(millis / 60_000.0) + " min";
    }
}
