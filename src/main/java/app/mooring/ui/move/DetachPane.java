package app.mooring.ui.move;

import app.mooring.lab.LabSnapshot;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Asks before a volume is taken from its machine, and says what may be lost.
public final class DetachPane extends VBox {
    private final Panes<Node> panes;
    private final Texts texts;
    private final String volume;
    private final String machine;
    private final Runnable detach;
    private final VBox said = new VBox();
    private final HBox foot = new HBox();
    private final Button cancel;
    private boolean calm;

    /// @param machine that has it
    /// @param detach done when the person agrees
    public DetachPane(Desk desk, Panes<Node> panes, String volume, String machine, Runnable detach) {
        this.panes = panes;
        this.texts = desk.languages().of(DetachPane.class);
        this.volume = volume;
        this.machine = machine;
        this.detach = detach;
        setId("detach-pane");
        getStyleClass().addAll("pane", "move");
        getStylesheets().add("/app/mooring/ui/move/move.css");
        cancel = Buttons.plain(texts.of("cancel"), panes::close);
        cancel.setId("detach-cancel");
        foot.getStyleClass().add("move-foot");
        foot.setAlignment(Pos.CENTER_RIGHT);
        Label title = Labels.wrapped(texts.of("detach.title", volume, machine), "heading");
        getChildren().addAll(title, said, foot);
        ObservableValue<Risk> risk = desk.lab().snapshot().map((LabSnapshot seen) -> Risk.of(seen, machine));
        Subscription following = risk.orElse(Risk.UNKNOWN).subscribe(this::show);
        sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                following.unsubscribe();
            }
        });
        // What loses something is not what Enter does.
        focusedProperty().addListener((_, _, focused) -> {
            if (focused && !calm) {
                cancel.requestFocus();
            }
        });
    }

    private void show(Risk risk) {
        boolean focused = foot.isFocusWithin();
        calm = risk == Risk.NONE;
        Label text = Labels.wrapped(
                texts.of("detach." + risk.name().toLowerCase(Locale.ROOT), volume, machine),
                calm ? "muted" : "move-warning");
        text.setId("detach-risk");
        if (!calm) {
            text.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        }
        said.getChildren().setAll(text);
        Button ok = calm
                ? Buttons.primary(texts.of("detach.ok"), Feather.DOWNLOAD, this::agreed)
                : Buttons.danger(texts.of("detach.ok"), this::agreed);
        ok.setId("detach-ok");
        ok.setDefaultButton(calm);
        foot.getChildren().setAll(cancel, ok);
        if (focused) {
            (calm ? ok : cancel).requestFocus();
        }
    }

    private void agreed() {
        panes.close();
        detach.run();
    }
}
