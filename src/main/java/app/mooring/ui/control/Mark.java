package app.mooring.ui.control;

import app.mooring.ui.text.Texts;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The sign of how something stands. A screen reader says it in a word.
public final class Mark extends StackPane {
    /// What a sign tells.
    public enum Sign {
        OPEN(Feather.CIRCLE, Tone.NEUTRAL),
        RUNNING(Feather.LOADER, Tone.ACCENT),
        DONE(Feather.CHECK_CIRCLE, Tone.GOOD),
        WRONG(Feather.ALERT_CIRCLE, Tone.WARNING),
        FAILED(Feather.X_CIRCLE, Tone.BAD),
        WAITS(Feather.CLOCK, Tone.NEUTRAL),
        UNKNOWN(Feather.HELP_CIRCLE, Tone.NEUTRAL),
        CANCELLED(Feather.SLASH, Tone.NEUTRAL),
        UNDONE(Feather.ROTATE_CCW, Tone.WARNING);

        private final Feather icon;
        private final Tone tone;

        Sign(Feather icon, Tone tone) {
            this.icon = icon;
            this.tone = tone;
        }
    }

    private final Texts texts;
    private Optional<Sign> shown = Optional.empty();

    /// @param texts in whose language it is said
    public Mark(Texts texts, Sign sign) {
        this.texts = texts.beside(Mark.class);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        show(sign);
    }

    /// Shows another one.
    public void show(Sign sign) {
        if (shown.filter(sign::equals).isPresent()) {
            return;
        }
        shown = Optional.of(sign);
        accessibleTextProperty().bind(texts.of("sign." + sign.name().toLowerCase(Locale.ROOT)));
        getChildren().setAll(sign == Sign.RUNNING ? turning() : icon(sign));
    }

    private static Node turning() {
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("mark");
        return turning;
    }

    private static Node icon(Sign sign) {
        FontIcon icon = new FontIcon(sign.icon);
        icon.getStyleClass().addAll("mark", sign.tone.styleClass());
        return icon;
    }
}
