package app.mooring.ui.shell;

import app.mooring.face.Rooms;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.OpenLab;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// Which lab is shown, and the others to switch to. The one that is shown has a mark, and is not opened
/// again.
final class LabMenu extends MenuButton {
    LabMenu(
            Texts texts,
            OpenLab shown,
            List<Rooms.Listed> labs,
            Consumer<Path> open,
            Runnable makeOne,
            Runnable tryPractice) {
        setId("labs");
        getStyleClass().add("flat");
        setMnemonicParsing(false);
        if (shown.practice().isPresent()) {
            textProperty().bind(texts.of("status.practice"));
        } else {
            setText(shown.name());
        }
        accessibleTextProperty().bind(texts.of("lab.choose", textProperty()));
        for (Rooms.Listed lab : labs) {
            boolean isShown = lab.file().equals(shown.file());
            RadioMenuItem item = new RadioMenuItem(lab.name());
            item.setMnemonicParsing(false);
            item.setSelected(isShown);
            item.setOnAction(_ -> {
                item.setSelected(isShown);
                if (!isShown) {
                    open.accept(lab.file());
                }
            });
            getItems().add(item);
        }
        if (!labs.isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        getItems().addAll(item(texts, "lab.new", makeOne), item(texts, "lab.practice", tryPractice));
    }

    private static MenuItem item(Texts texts, String key, Runnable doing) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(texts.of(key));
        item.setOnAction(_ -> doing.run());
        return item;
    }
}
