package app.mooring.ui.shell;

import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Place;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// The menu bar, at the top of the screen: only macOS has one there.
final class SystemMenu extends MenuBar {
    SystemMenu(Texts texts, Consumer<Place> go, Runnable palette, Runnable practice, Runnable about) {
        setUseSystemMenuBar(true);
        Menu lab = menu(texts, "menu.lab");
        lab.getItems().add(item(texts, "lab.practice", practice));
        Menu going = menu(texts, "menu.go");
        MenuItem search = item(texts, "menu.palette", palette);
        search.setAccelerator(new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN));
        going.getItems().add(search);
        for (Place place : Place.values()) {
            going.getItems().add(item(texts, "place." + place.name().toLowerCase(Locale.ROOT), () -> go.accept(place)));
        }
        Menu help = menu(texts, "menu.help");
        help.getItems().add(item(texts, "about", about));
        getMenus().addAll(lab, going, help);
    }

    private static Menu menu(Texts texts, String key) {
        Menu menu = new Menu();
        menu.textProperty().bind(texts.of(key));
        return menu;
    }

    private static MenuItem item(Texts texts, String key, Runnable doing) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(texts.of(key));
        item.setOnAction(_ -> doing.run());
        return item;
    }
}
