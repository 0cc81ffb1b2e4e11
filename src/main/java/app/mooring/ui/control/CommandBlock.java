package app.mooring.ui.control;

import app.mooring.ui.text.Languages;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Commands as a person would type them, or what a program said: on a dark ground in both themes, to be copied.
public final class CommandBlock extends StackPane {
    private final VBox lines = new VBox();
    private List<String> text = List.of();

    public CommandBlock(Languages languages, List<String> commands) {
        getStyleClass().add("command-block");
        Button copy = Buttons.icon(
                languages.of(CommandBlock.class).of("copy"),
                Feather.COPY,
                () -> Clipboard.getSystemClipboard()
                        .setContent(Map.of(DataFormat.PLAIN_TEXT, String.join("\n", text))));
        copy.getStyleClass().add("copy");
        StackPane.setAlignment(copy, Pos.TOP_RIGHT);
        lines.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(lines, copy);
        show(commands);
    }

    /// Shows other lines.
    public void show(List<String> commands) {
        text = List.copyOf(commands);
        lines.getChildren().setAll(text.stream().map(CommandBlock::line).toList());
    }

    private static Label line(String command) {
        Label line = Labels.of(command, "command");
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }
}
