package app.mooring.ui.labform;

import java.util.Arrays;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// A password that is typed.
final class Secret {
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private char[] characters = {};

    void set(CharSequence typed) {
        Arrays.fill(characters, '\0');
        characters = new char[typed.length()];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = typed.charAt(i);
        }
        changes.set(changes.get() + 1);
    }

    boolean isEmpty() {
        return characters.length == 0;
    }

    /// A copy, which its user overwrites.
    char[] copy() {
        return characters.clone();
    }

    void wipe() {
        set("");
    }

    /// How often it was typed anew.
    ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }
}
