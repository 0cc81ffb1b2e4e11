package app.mooring.ui.text;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The language that is spoken now. Whatever shows a text follows it.
public final class Languages {
    private final ObjectProperty<Language> current;

    public Languages(Language first) {
        this.current = new SimpleObjectProperty<>(first);
    }

    public ObjectProperty<Language> current() {
        return current;
    }

    /// The texts of the package of that class: its bundle `texts`.
    public Texts of(Class<?> room) {
        return new Texts(current, room.getPackageName() + ".texts", room.getModule());
    }
}
