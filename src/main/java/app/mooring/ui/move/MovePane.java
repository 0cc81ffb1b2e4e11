package app.mooring.ui.move;

import app.mooring.failure.Failure;
import app.mooring.migration.MovePlan;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.CancelButton;
import app.mooring.ui.control.CommandBlock;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Scroll;
import app.mooring.ui.control.StepList;
import app.mooring.ui.move.MoveModel.Stage;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Run;
import java.time.Duration;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The pane of a move: its plan, to be agreed to; its steps while it runs; how long it was down.
public final class MovePane extends VBox {
    private static final javafx.util.Duration LINGER = javafx.util.Duration.seconds(8);

    private final Desk desk;
    private final Panes<Node> panes;
    private final Texts texts;
    private final MoveModel model;
    private final VBox body = new VBox();
    private final HBox foot = new HBox();

    /// Where the keyboard goes that the pane gets.
    private Node first = this;

    /// Asks at once for the plan.
    ///
    /// @param volume what is moved
    /// @param to the machine that gets it
    public MovePane(Desk desk, Panes<Node> panes, String volume, String to) {
        this.desk = desk;
        this.panes = panes;
        this.texts = desk.languages().of(MovePane.class);
        this.model = new MoveModel(desk, texts, volume, to);
        setId("move-pane");
        getStyleClass().addAll("pane", "move");
        getStylesheets().add("/app/mooring/ui/move/move.css");
        body.getStyleClass().add("move-body");
        ScrollPane scroll = new Scroll(body);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        foot.getStyleClass().add("move-foot");
        foot.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(Labels.wrapped(model.title(), "heading"), scroll, foot);
        focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                first.requestFocus();
            }
        });
        model.stage().addListener((_, _, stage) -> show(stage));
        sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                model.close();
            }
        });
        show(model.stage().get());
        model.plan();
    }

    /// The keyboard goes on where the stage says, but never from the button that does nothing to one that does
    /// something.
    private void show(Stage stage) {
        boolean focused = isFocused() || foot.isFocusWithin();
        boolean closing = isClosing();
        first = switch (stage) {
            case Stage.Planning _ -> planning();
            case Stage.Refused(Failure failure) -> refused(failure);
            case Stage.Planned(MovePlan plan) -> planned(plan);
            case Stage.Moving(MovePlan plan, Run run) -> moving(plan, run);
            case Stage.Moved(MovePlan plan, Run run, Duration down) -> moved(plan, run, down);
            case Stage.Cancelled(MovePlan plan, Run run) ->
                ended(plan, run, Labels.wrapped(texts.of("cancelled"), "muted"));
            case Stage.Failed(MovePlan plan, Run run, Failure failure) -> failed(plan, run, failure);
        };
        if (focused) {
            (closing ? foot.lookup("#move-close") : first).requestFocus();
        }
    }

    private boolean isClosing() {
        Node close = foot.lookup("#move-close");
        return close != null && close.isFocused();
    }

    private Node failed(MovePlan plan, Run run, Failure failure) {
        Node close = ended(plan, run, new FailurePane(desk, failure, Place.HARBOUR));
        Button again = Buttons.of(again("again"));
        again.setId("move-again");
        foot.getChildren().addFirst(again);
        return close;
    }

    private Node planning() {
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("mark");
        HBox line = new HBox(turning, Labels.of(texts.of("planning"), "muted"));
        line.getStyleClass().add("move-line");
        line.setAlignment(Pos.CENTER_LEFT);
        body.getChildren().setAll(line);
        foot.getChildren().setAll(close("cancel"));
        return this;
    }

    private Node refused(Failure failure) {
        body.getChildren().setAll(new FailurePane(desk, failure, Place.HARBOUR));
        Button again = Buttons.of(again("lookAgain"));
        again.setId("move-look-again");
        Button close = close("close");
        foot.getChildren().setAll(again, close);
        return close;
    }

    private Action again(String key) {
        return Action.of(texts.of(key), model::plan);
    }

    private Node planned(MovePlan plan) {
        body.getChildren().setAll(new PlanView(texts, desk.languages(), plan));
        Label down = Labels.wrapped(downTime(plan), "muted", "small");
        down.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(down, Priority.ALWAYS);
        boolean failover = plan.kind() == MovePlan.Kind.FAILOVER;
        Button move = failover
                ? Buttons.danger(texts.of("takeOver"), model::move)
                : Buttons.primary(texts.of("move"), Feather.ARROW_RIGHT, model::move);
        move.setId("move-go");
        Button cancel = close("cancel");
        foot.getChildren().setAll(down, cancel, move);
        return failover ? cancel : move;
    }

    private javafx.beans.value.ObservableValue<String> downTime(MovePlan plan) {
        return switch (plan.kind()) {
            case CONTAINER ->
                plan.downtimeMillis() == 0
                        ? texts.of("down.stopped", plan.container())
                        : texts.of("down.about", PlanView.about(plan.downtimeMillis()));
            case VOLUME -> texts.of("down.none");
            case FAILOVER -> texts.of("down.failover");
        };
    }

    private Node moving(MovePlan plan, Run run) {
        body.getChildren().setAll(steps(plan, run));
        Button cancel = new CancelButton("move-cancel", texts.of("stop"), new SimpleObjectProperty<@Nullable Run>(run));
        Label hint = Labels.wrapped(texts.of("goesOn"), "muted", "small");
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        Button close = close("close");
        foot.getChildren().setAll(hint, close, cancel);
        return close;
    }

    private StepList steps(MovePlan plan, Run run) {
        return new StepList(texts, run, id -> PlanView.step(texts, id, plan));
    }

    private Node moved(MovePlan plan, Run run, Duration down) {
        FontIcon check = new FontIcon(Feather.CHECK_CIRCLE);
        check.getStyleClass().addAll("mark", "tone-good");
        Label said = Labels.wrapped(
                down.isZero()
                        ? texts.of("moved", plan.volume(), plan.to())
                        : texts.of("moved.down", plan.volume(), plan.to(), Texts.duration(down)),
                "strong");
        said.setId("move-done");
        HBox line = new HBox(check, said);
        line.getStyleClass().add("move-line");
        Node close = ended(plan, run, line);
        if (!plan.next().isEmpty()) {
            CommandBlock next = new CommandBlock(desk.languages(), List.of(plan.next()));
            next.setId("move-next");
            body.getChildren().addAll(Labels.wrapped(texts.of("next", plan.to()), "muted"), next);
            return close; // it stays until that was read
        }
        PauseTransition linger = new PauseTransition(LINGER);
        linger.setOnFinished(_ -> {
            if (getScene() != null) {
                panes.close();
            }
        });
        linger.play();
        return close;
    }

    private Node ended(MovePlan plan, Run run, Node said) {
        body.getChildren().setAll(List.of(steps(plan, run), said));
        Button close = close("close");
        foot.getChildren().setAll(close);
        return close;
    }

    private Button close(String key) {
        Button close = Buttons.plain(texts.of(key), panes::close);
        close.setId("move-close");
        return close;
    }
}
