package app.mooring.ui.shell;

import app.mooring.ui.control.Mark;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Works;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.util.Duration;

/// Says for a moment how something ended. Where it was begun in a pane or form that is still open, that says it.
final class Notices {
    private static final Duration SHOWN = Duration.seconds(5);

    private final Texts texts;
    private final Supplier<Optional<Floor>> floor;
    private final Runnable open;

    /// @param floor what they are shown on now; empty: on nothing
    /// @param open goes to where more is to be seen
    Notices(Texts texts, Works works, Supplier<Optional<Floor>> floor, Runnable open) {
        this.open = open;
        this.texts = texts;
        this.floor = floor;
        works.runs().addListener((ListChangeListener<Run>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::follow);
            }
        });
    }

    private void follow(Run run) {
        Optional<Node> begun = asking();
        run.whenEnded(state -> {
            if (begun.isEmpty() || !begun.equals(asking())) {
                tell(run, state);
            }
        });
    }

    private Optional<Node> asking() {
        return floor.get().flatMap(Floor::asking);
    }

    private void tell(Run run, Run.State state) {
        switch (state) {
            case Run.State.Done _ -> show(Mark.Sign.DONE, texts.now("notice.done", run.title()));
            case Run.State.Failed failed ->
                show(
                        Mark.Sign.FAILED,
                        texts.now("notice.failed", run.title()) + "\n"
                                + failed.failure().sentence(texts.locale()));
            case Run.State.Cancelled _ -> show(Mark.Sign.CANCELLED, texts.now("notice.cancelled", run.title()));
            case Run.State.Running _ -> {}
        }
    }

    private void show(Mark.Sign sign, String said) {
        floor.get().ifPresent(shown -> {
            Button notice = new Button(said, new Mark(sign));
            notice.getStyleClass().add("toast");
            notice.setWrapText(true);
            notice.setFocusTraversable(false);
            notice.setOnAction(_ -> {
                shown.forget(notice);
                open.run();
            });
            PauseTransition over = new PauseTransition(SHOWN);
            over.setOnFinished(_ -> shown.forget(notice));
            shown.tell(notice);
            over.play();
        });
    }
}
