package app.mooring.ui.harbour;

import app.mooring.failure.Failure;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.InSight;
import app.mooring.ui.control.Labels;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Doing;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Run;
import java.util.Optional;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/// What was begun on something and runs, or failed; nothing while there is neither.
final class RunLine extends StackPane {
    private final HarbourModel model;
    private final Desk desk;
    private final String object;

    RunLine(HarbourModel model, Desk desk, String object) {
        this.model = model;
        this.desk = desk;
        this.object = object;
        setAlignment(Pos.CENTER_LEFT);
        managedProperty().bind(visibleProperty());
        InSight.following(this, () -> {
            show();
            return follow();
        });
    }

    private Subscription follow() {
        MapChangeListener<String, Doing> follower = change -> {
            if (change.getKey().equals(object)) {
                show();
            }
        };
        model.runs().all().addListener(follower);
        return () -> model.runs().all().removeListener(follower);
    }

    private void show() {
        Optional<Doing> doing = model.runs().of(object);
        setVisible(doing.isPresent());
        getChildren().setAll(doing.map(this::shown).stream().toList());
    }

    private Node shown(Doing doing) {
        return doing.state() instanceof Run.State.Failed(Failure failure) ? failed(failure) : running(doing.run());
    }

    private Node failed(Failure failure) {
        return new FailurePane(desk, failure, Place.HARBOUR)
                .dismissing(() -> model.runs().forget(object));
    }

    private static Node running(Run run) {
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("mark");
        HBox line = new HBox(turning, Labels.of(run.title(), "muted"));
        line.getStyleClass().add("block-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
