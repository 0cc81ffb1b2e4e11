package app.mooring.ui;

import app.mooring.settings.Preferences;
import app.mooring.ui.work.Look;
import app.mooring.ui.work.Theme;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Arrays;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Scene;

/// How the window looks: as the person chose, and where they chose nothing, as the system does. It is remembered.
final class Appearance {
    private static final double USUAL_FONT = 14;

    private final Look look;
    private final Preferences preferences;

    Appearance(Look look, Preferences preferences) {
        this.look = look;
        this.preferences = preferences;
        preferences
                .get("theme")
                .flatMap(name -> Arrays.stream(Theme.values())
                        .filter(theme -> theme.name().equals(name))
                        .findFirst())
                .ifPresent(look.theme()::set);
        preferences
                .number("textPercent")
                .map(Double::intValue)
                .filter(percent -> percent >= Look.USUAL_PERCENT && percent <= Look.LARGEST_PERCENT)
                .ifPresent(look.textPercent()::set);
        look.motion()
                .set(preferences
                        .get("motion")
                        .map(Boolean::valueOf)
                        .orElse(!Platform.getPreferences().isReducedMotion()));
    }

    /// Gives the window that look, from now on.
    void follow(Scene window) {
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
            window.getStylesheets().add("/app/mooring/ui/opaque.css");
        }
        theme();
        size(window);
        motion(window);
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> theme());
        look.theme().addListener((_, _, now) -> {
            theme();
            preferences.put("theme", now.name());
        });
        look.textPercent().addListener((_, _, now) -> {
            size(window);
            preferences.put("textPercent", String.valueOf(now));
        });
        look.motion().addListener((_, _, now) -> {
            motion(window);
            preferences.put("motion", String.valueOf(now));
        });
    }

    private void theme() {
        boolean dark = switch (look.theme().get()) {
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        };
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /// Whatever moves in the window asks its scene.
    private void motion(Scene window) {
        window.getPreferences().setReducedMotion(!look.motion().get());
    }

    private void size(Scene window) {
        window.getRoot()
                .setStyle("-fx-font-size: " + USUAL_FONT * look.textPercent().get() / Look.USUAL_PERCENT + "px;");
    }
}
