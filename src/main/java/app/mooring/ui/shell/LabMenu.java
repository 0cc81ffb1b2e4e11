package app.mooring.ui.shell;

import app.mooring.face.Rooms;
import app.mooring.ui.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// Which lab is shown, and the others to switch to.
final class LabMenu extends MenuButton {
    LabMenu(
            Texts texts,
            String name,
            boolean practice,
            List<Rooms.Listed> labs,
            Consumer<Path> open,
            Runnable makeOne,
            Runnable tryPractice) {
        setId("labs");
        getStyleClass().add("flat");
        setMnemonicParsing(false);
        if (practice) {
            textProperty().bind(texts.of("status.practice"));
        } else {
            setText(name);
        }
        accessibleTextProperty().bind(texts.of("lab.choose", textProperty()));
        for (Rooms.Listed lab : labs) {
            MenuItem item = new MenuItem(lab.name());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> open.accept(lab.file()));
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
