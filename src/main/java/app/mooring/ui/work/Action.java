package app.mooring.ui.work;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/// Something that a person can have done, by a button or by the palette.
///
/// @param enabled whether it can be done now
public record Action(ObservableValue<String> name, ObservableBooleanValue enabled, Runnable doing) {
    /// One that can always be done.
    public static Action of(ObservableValue<String> name, Runnable doing) {
        return new Action(name, new SimpleBooleanProperty(true), doing);
    }
}
