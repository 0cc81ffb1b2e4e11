package app.mooring.ui.control;

import java.util.Arrays;
import javafx.scene.layout.Region;

/// A small sign whose colour and shape tell a state: a disc, a ring where nothing is told, a triangle, or a cross.
/// Words stand beside it, or what it is in has them as its tooltip and accessible text.
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
