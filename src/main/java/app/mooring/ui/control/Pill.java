package app.mooring.ui.control;

import java.util.Arrays;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/// A word or two in a coloured pill.
public final class Pill extends Label {
    public Pill(Tone tone) {
        getStyleClass().add("pill");
        setMinWidth(USE_PREF_SIZE);
        tone(tone);
    }

    public Pill(ObservableValue<String> text, Tone tone) {
        this(tone);
        textProperty().bind(text);
    }

    public Pill(String text, Tone tone) {
        this(tone);
        setText(text);
    }

    /// Gives it another colour.
    public void tone(Tone tone) {
        if (!getStyleClass().contains(tone.styleClass())) {
            getStyleClass()
                    .removeAll(
                            Arrays.stream(Tone.values()).map(Tone::styleClass).toList());
            getStyleClass().add(tone.styleClass());
        }
    }
}
