package app.mooring.ui.work;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How the person wants the window to look. It is changed on the settings page; whoever owns the window applies and
/// keeps it.
public final class Look {
    /// As large as the system's text.
    public static final int USUAL_PERCENT = 100;

    public static final int LARGEST_PERCENT = 200;

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final IntegerProperty textPercent = new SimpleIntegerProperty(USUAL_PERCENT);
    private final BooleanProperty motion = new SimpleBooleanProperty(true);

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    /// The size of the text, of the usual one; 100 to 200.
    public IntegerProperty textPercent() {
        return textPercent;
    }

    /// Whether things may move where that only pleases.
    public BooleanProperty motion() {
        return motion;
    }
}
