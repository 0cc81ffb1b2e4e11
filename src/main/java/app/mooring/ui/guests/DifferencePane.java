package app.mooring.ui.guests;

import app.mooring.failure.Failure;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Mark;
import app.mooring.ui.control.Scroll;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Place;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What the driver in a guest is about to get: how its configuration differs from what the lab wants, before anything
/// is changed.
final class DifferencePane extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final StackPane shown = new StackPane();
    private final Button apply;
    private final Provision provision;

    /// Shows it, as what is to be done there stands now.
    static void show(Panes<Node> panes, Desk desk, GuestModel guest, Provision provision) {
        panes.show(new DifferencePane(desk, guest, provision, panes::close));
    }

    /// @param provision nothing: its configuration alone
    /// @param close takes the pane away
    private DifferencePane(Desk desk, GuestModel guest, Provision provision, Runnable close) {
        this.desk = desk;
        this.provision = provision;
        String what = provision.name().toLowerCase(Locale.ROOT);
        this.texts = desk.languages().of(DifferencePane.class);
        getStyleClass().add("pane");
        getStylesheets().add("/app/mooring/ui/guests/guests.css");
        shown.getChildren().add(new Mark(texts, Mark.Sign.RUNNING));
        shown.setAlignment(Pos.CENTER_LEFT);
        apply = Buttons.primary(texts.of("provide.ok." + what), Feather.CHECK, () -> {
            close.run();
            if (provision == Provision.NOTHING) {
                guest.configure();
            } else {
                guest.install();
            }
        });
        apply.setId("guest-apply");
        apply.setDisable(true);
        Button leave = Buttons.plain(texts.of("cancel"), close);
        leave.setId("guest-leave");
        leave.setCancelButton(true);
        HBox buttons = new HBox(leave, apply);
        buttons.getStyleClass().add("pane-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        Label title = Labels.wrapped(texts.of("provide.title." + what, guest.name()), "heading");
        getChildren()
                .addAll(
                        title,
                        Labels.wrapped(texts.of("provide.text." + (guest.isRexRay() ? "rexray" : what)), "muted"),
                        shown,
                        buttons);
        focusedProperty().subscribe(this::begin);
        guest.difference(this::show, this::complain);
    }

    /// The keyboard goes on from the pane, never from Cancel or from elsewhere.
    private void begin() {
        if (isFocused() && !apply.isDisabled()) {
            apply.requestFocus();
        }
    }

    private void show(List<String> lines) {
        apply.setDisable(lines.isEmpty() && provision == Provision.NOTHING);
        begin();
        if (lines.isEmpty()) {
            Label same = Labels.wrapped(texts.of("difference.none"));
            same.setId("guest-difference");
            shown.getChildren().setAll(same);
            return;
        }
        VBox difference = new VBox();
        difference.setId("guest-difference");
        difference.getStyleClass().add("difference");
        for (String line : lines) {
            Label label = Labels.of(line, "mono", line.startsWith("-") ? "line-out" : "line-in");
            label.setMaxWidth(Double.MAX_VALUE);
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            difference.getChildren().add(label);
        }
        Scroll scrolling = new Scroll(difference);
        scrolling.getStyleClass().add("difference-scroll");
        shown.getChildren().setAll(scrolling);
    }

    private void complain(Failure failure) {
        shown.getChildren().setAll(new FailurePane(desk, failure, Place.GUESTS));
    }
}
