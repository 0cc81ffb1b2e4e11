package app.mooring.ui.shell;

import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Mark;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Works;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// Says how something ended: for a moment, or where it failed, until that was closed or read where it is kept. Where it
/// was begun in a pane or form that is still open, that says it.
final class Notices {
    private static final Duration SHOWN = Duration.seconds(5);

    /// As many as leave room for the page.
    private static final int MANY = 3;

    private final Texts texts;
    private final Supplier<Optional<Floor>> floor;
    private final Runnable open;
    private final Deque<Runnable> failures = new ArrayDeque<>();

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
            case Run.State.Done _ -> show(Mark.Sign.DONE, texts.of("notice.done", run.title()));
            case Run.State.Failed failed ->
                show(
                        Mark.Sign.FAILED,
                        Bindings.concat(
                                texts.of("notice.failed", run.title()), "\n", texts.sentence(failed.failure())));
            case Run.State.Cancelled _ -> show(Mark.Sign.CANCELLED, texts.of("notice.cancelled", run.title()));
            case Run.State.Running _ -> {}
        }
    }

    /// Takes away those of what failed: one was where they are kept, or left the lab.
    void read() {
        failures.forEach(Runnable::run);
        failures.clear();
    }

    private void show(Mark.Sign sign, ObservableValue<String> said) {
        floor.get().ifPresent(shown -> {
            Button text = new Button("", new Mark(texts, sign));
            text.textProperty().bind(said);
            text.getStyleClass().add("toast");
            text.setWrapText(true);
            text.setFocusTraversable(false);
            if (sign == Mark.Sign.FAILED) {
                keep(shown, text);
            } else {
                text.setOnAction(_ -> {
                    shown.forget(text);
                    open.run();
                });
                shown.tell(text);
                PauseTransition over = new PauseTransition(SHOWN);
                over.setOnFinished(_ -> shown.forget(text));
                over.play();
            }
        });
    }

    private void keep(Floor shown, Button text) {
        Button close = Buttons.icon(texts.of("notice.close"), Feather.X, () -> {});
        close.getStyleClass().add("toast-close");
        StackPane notice = new StackPane(text, close);
        notice.getStyleClass().add("toast-kept");
        StackPane.setAlignment(close, Pos.TOP_RIGHT);
        Runnable forget = () -> shown.forget(notice);
        close.setOnAction(_ -> {
            failures.remove(forget);
            forget.run();
        });
        text.setOnAction(_ -> {
            read();
            open.run();
        });
        failures.add(forget);
        if (failures.size() > MANY) {
            failures.removeFirst().run();
        }
        shown.tell(notice);
    }
}
