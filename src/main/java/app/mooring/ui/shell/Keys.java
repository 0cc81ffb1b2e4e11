package app.mooring.ui.shell;

import app.mooring.ui.work.Place;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys that do something on every page.
final class Keys {
    static final KeyCombination PALETTE = new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);

    private Keys() {}

    /// Those that go to that page: a digit each, in the order of the rail.
    static KeyCombination of(Place place) {
        KeyCode digit = KeyCode.getKeyCode(String.valueOf(place.ordinal() + 1));
        return new KeyCodeCombination(digit, KeyCombination.SHORTCUT_DOWN);
    }

    /// Where these go; empty: to no page.
    static Optional<Place> place(KeyEvent event) {
        return Arrays.stream(Place.values())
                .filter(place -> of(place).match(event))
                .findFirst();
    }
}
