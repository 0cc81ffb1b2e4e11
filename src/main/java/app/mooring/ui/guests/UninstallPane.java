package app.mooring.ui.guests;

import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks before the driver is taken out of a guest.
final class UninstallPane extends VBox {
    /// @param close takes the pane away
    UninstallPane(Texts texts, GuestModel guest, Runnable close) {
        getStyleClass().add("pane");
        getStylesheets().add("/app/mooring/ui/guests/guests.css");
        Button leave = Buttons.plain(texts.of("cancel"), close);
        leave.setCancelButton(true);
        Button uninstall = Buttons.danger(texts.of("uninstall"), () -> {
            close.run();
            guest.uninstall();
        });
        uninstall.setId("guest-uninstall-confirm");
        HBox buttons = new HBox(leave, uninstall);
        buttons.getStyleClass().add("pane-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren()
                .addAll(
                        Labels.wrapped(texts.of("uninstall.title", guest.name()), "heading"),
                        Labels.wrapped(texts.of("uninstall.text")),
                        buttons);
    }
}
