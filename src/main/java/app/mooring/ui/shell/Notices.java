package app.mooring.ui.shell;

import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Works;
import javafx.beans.value.ObservableValue;
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
            case Run.State.Done _ ->
                notice(texts.of("notice.done", run.title())).showInformation();
            case Run.State.Failed failed ->
                notice(texts.of("notice.failed", run.title()))
                        .text(failed.failure().sentence(texts.locale()))
                        .showError();
            case Run.State.Cancelled _ ->
                notice(texts.of("notice.cancelled", run.title())).showWarning();
            case Run.State.Running _ -> {}
        }
    }

    private Notifications notice(ObservableValue<String> title) {
        return Notifications.create()
                .owner(owner.getScene() == null ? null : owner.getScene().getWindow())
                .title(title.getValue())
                .styleClass("notice")
                .position(Pos.TOP_CENTER)
                .onAction(_ -> open.run())
                .hideAfter(SHOWN);
    }
}
