package app.mooring.ui.shell;

import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Place;
import java.util.Locale;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// The menu bar, at the top of the screen: only macOS has one there.
final class SystemMenu extends MenuBar {
    /// What its items do.
    interface Commands {
        void newLab();

        void openPractice();

        void closeWindow();

        void palette();

        void go(Place place);

        void about();
    }

    SystemMenu(Texts texts, Commands commands) {
        setUseSystemMenuBar(true);
        Menu lab = menu(texts, "menu.lab");
        lab.getItems()
                .addAll(
                        item(texts, "lab.new", shortcut(KeyCode.N), commands::newLab),
                        item(texts, "lab.practice", null, commands::openPractice),
                        new SeparatorMenuItem(),
                        item(texts, "menu.close", shortcut(KeyCode.W), commands::closeWindow));
        Menu going = menu(texts, "menu.go");
        going.getItems().addAll(item(texts, "menu.palette", Keys.PALETTE, commands::palette), new SeparatorMenuItem());
        for (Place place : Place.values()) {
            String name = "place." + place.name().toLowerCase(Locale.ROOT);
            going.getItems().add(item(texts, name, Keys.of(place), () -> commands.go(place)));
        }
        Menu help = menu(texts, "menu.help");
        help.getItems().add(item(texts, "about", null, commands::about));
        getMenus().addAll(lab, going, help);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static Menu menu(Texts texts, String key) {
        Menu menu = new Menu();
        menu.textProperty().bind(texts.of(key));
        return menu;
    }

    private static MenuItem item(Texts texts, String key, @Nullable KeyCombination keys, Runnable doing) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(texts.of(key));
        item.setAccelerator(keys);
        item.setOnAction(_ -> doing.run());
        return item;
    }
}
