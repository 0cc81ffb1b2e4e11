package app.mooring.ui.guests;

import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.CommandBlock;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The command to type, where no terminal was found or came up.
final class TerminalPane extends VBox {
    /// @param close takes the pane away
    TerminalPane(Languages languages, GuestModel guest, Runnable close) {
        Texts texts = languages.of(TerminalPane.class);
        getStyleClass().add("pane");
        getStylesheets().add("/app/mooring/ui/guests/guests.css");
        Button leave = Buttons.plain(texts.of("close"), close);
        leave.setCancelButton(true);
        HBox buttons = new HBox(leave);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren()
                .addAll(
                        Labels.wrapped(texts.of("terminal.none"), "heading"),
                        new CommandBlock(
                                languages,
                                List.of(Terminal.line(guest.ssh().command(), System.getProperty("os.name")))),
                        buttons);
    }
}
