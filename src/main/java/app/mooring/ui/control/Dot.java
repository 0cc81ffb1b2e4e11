package app.mooring.ui.control;

import java.util.Arrays;
import javafx.scene.layout.Region;

/// A small disc whose colour tells a state. What it means is always said in words beside it.
public final class Dot extends Region {
    public Dot(Tone tone) {
        getStyleClass().add("dot");
        tone(tone);
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
