package app.mooring.ui.demo;

import app.mooring.migration.MovePlan.PlannedStep;
import app.mooring.operation.StepResult;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.layout.VBox;

/// The demo's steps, planned or as they run.
final class Stage extends VBox {
    private static final List<String> DOWN =
            List.of("stop", "remove", "detach", "power-off", "attach", "run-again", "ready-again", "select");

    private final Texts texts;
    private final DemoModel model;

    Stage(Texts texts, DemoModel model) {
        this.texts = texts;
        this.model = model;
        getStyleClass().addAll("card", "demo-stage");
        ListChangeListener<Object> changed = _ -> show();
        model.plan().addListener(changed);
        model.run().addListener((_, _, now) -> {
            if (now != null) {
                now.steps().addListener((ListChangeListener<Run.StepRow>) _ -> show());
            }
            show();
        });
        show();
    }

    /// Whether the database is down while that step runs.
    static boolean isDown(String step) {
        return DOWN.contains(step);
    }

    private void show() {
        Run run = model.run().get();
        List<Run.StepRow> rows = run == null ? List.of() : List.copyOf(run.steps());
        List<StepLine> lines = new ArrayList<>();
        List<PlannedStep> plan = model.plan();
        double whole = whole(rows, plan);
        double at = 0;
        for (Run.StepRow row : rows) {
            double millis = row.result().map(StepResult::millis).orElse(0L);
            lines.add(new StepLine(
                    name(row.id()),
                    row.result()
                            .map(StepResult::commands)
                            .orElseGet(() -> plan.stream()
                                    .filter(step -> step.id().equals(row.id()))
                                    .findFirst()
                                    .map(PlannedStep::commands)
                                    .orElse(List.of())),
                    row.result().map(StepResult::state),
                    row.result().isEmpty(),
                    row.result().map(result -> Duration.ofMillis(result.millis())),
                    Optional.of(new StepLine.Stretch(at / whole, (at + millis) / whole)),
                    isDown(row.id())));
            at += millis;
        }
        for (PlannedStep step : plan) {
            if (rows.stream().noneMatch(row -> row.id().equals(step.id()))) {
                lines.add(new StepLine(
                        name(step.id()),
                        step.commands(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        false));
            }
        }
        getChildren().setAll(lines);
        if (lines.isEmpty()) {
            getChildren().add(Labels.of(texts.of("planning"), "muted"));
        }
    }

    private static double whole(List<Run.StepRow> rows, List<PlannedStep> plan) {
        double done = rows.stream()
                .mapToLong(row -> row.result().map(StepResult::millis).orElse(0L))
                .sum();
        double left = plan.stream()
                .filter(step -> rows.stream()
                        .noneMatch(row ->
                                row.id().equals(step.id()) && row.result().isPresent()))
                .mapToLong(PlannedStep::millis)
                .sum();
        return Math.max(1, done + left);
    }

    /// A step of the setup has its subject after a space.
    ObservableValue<String> name(String id) {
        int space = id.indexOf(' ');
        return space < 0
                ? texts.of("step." + id)
                : texts.of("preparing", id.substring(space + 1), id.substring(0, space));
    }
}
