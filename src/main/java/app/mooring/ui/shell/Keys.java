package app.mooring.ui.shell;

import app.mooring.ui.work.Place;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys that do something on every page.
final class Keys {
    static final KeyCombination PALETTE = new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);

    private static final List<Place> PLACES = List.of(Place.values());

    private Keys() {}

    /// Those that go to that page: a digit each, in the order of the rail.
    static KeyCombination of(Place place) {
        KeyCode digit = KeyCode.getKeyCode(String.valueOf(PLACES.indexOf(place) + 1));
        return new KeyCodeCombination(digit, KeyCombination.SHORTCUT_DOWN);
    }

    /// Where these go; empty: to no page.
    static Optional<Place> place(KeyEvent event) {
        return PLACES.stream().filter(place -> of(place).match(event)).findFirst();
    }
}
