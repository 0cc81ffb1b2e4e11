package app.mooring.ui.move;

import app.mooring.lab.LabSnapshot;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import java.util.Locale;
import java.util.function.Consumer;
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
    private final Consumer<Risk> detach;
    private final VBox said = new VBox();
    private final HBox foot = new HBox();
    private final Button cancel;
    private Button ok = new Button();
    private Risk risk = Risk.UNKNOWN;

    /// @param machine that has it
    /// @param detach done when the person agrees, with what was said to be at risk
    public DetachPane(Desk desk, Panes<Node> panes, String volume, String machine, Consumer<Risk> detach) {
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
        ObservableValue<Risk> seen = desk.lab().snapshot().map((LabSnapshot now) -> Risk.of(now, machine));
        Subscription following = seen.orElse(Risk.UNKNOWN).subscribe(this::show);
        sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                following.unsubscribe();
            }
        });
        focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                first().requestFocus();
            }
        });
    }

    /// Where the keyboard begins: what loses something is not what Enter does.
    private Node first() {
        return risk == Risk.NONE ? ok : cancel;
    }

    private void show(Risk now) {
        boolean focused = foot.isFocusWithin();
        boolean cancelling = cancel.isFocused();
        risk = now;
        boolean calm = risk == Risk.NONE;
        Label text = Labels.wrapped(
                texts.of("detach." + risk.name().toLowerCase(Locale.ROOT), volume, machine),
                calm ? "muted" : "move-warning");
        text.setId("detach-risk");
        if (!calm) {
            text.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        }
        said.getChildren().setAll(text);
        ok = calm
                ? Buttons.primary(texts.of("detach.ok"), Feather.DOWNLOAD, this::agreed)
                : Buttons.danger(texts.of("detach.ok"), this::agreed);
        ok.setId("detach-ok");
        foot.getChildren().setAll(cancel, ok);
        if (focused) {
            (cancelling ? cancel : first()).requestFocus(); // never from what does nothing to what does something
        }
    }

    private void agreed() {
        panes.close();
        detach.accept(risk);
    }
}
