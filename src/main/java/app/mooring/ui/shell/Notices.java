package app.mooring.ui.shell;

import app.mooring.ui.control.Mark;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Works;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;

/// Says at the edge of the window how something ended.
final class Notices {
    private static final Duration SHOWN = Duration.seconds(5);

    private final Texts texts;
    private final Node owner;
    private final Runnable open;

    /// @param open goes to where more is to be seen
    Notices(Texts texts, Works works, Node owner, Runnable open) {
        this.open = open;
        this.texts = texts;
        this.owner = owner;
        works.runs().addListener((ListChangeListener<Run>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(run -> run.whenEnded(state -> tell(run, state)));
            }
        });
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
        Notifications.create()
                .owner(owner.getScene() == null ? null : owner.getScene().getWindow())
                .graphic(new Mark(sign))
                .text(said)
                .styleClass("notice")
                .position(Pos.BOTTOM_CENTER) // where no button is
                .onAction(_ -> open.run())
                .hideAfter(SHOWN)
                .show();
    }
}
