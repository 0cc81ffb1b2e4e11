package app.mooring.ui.control;

import java.util.Locale;

/// What a colour tells.
public enum Tone {
    NEUTRAL,
    ACCENT,
    GOOD,
    WARNING,
    BAD;

    /// The style class that gives the colour.
    String styleClass() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
