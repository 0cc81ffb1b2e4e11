package app.mooring.ui.settings;

import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Look;
import app.mooring.ui.work.Theme;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/// The themes, for palettes.
public final class Themes {
    private Themes() {}

    /// One for each, where no page of settings is shown.
    public static List<Action> actions(Languages languages, Look look) {
        return actions(languages.of(Themes.class), look.theme()::set);
    }

    static List<Action> actions(Texts texts, Consumer<Theme> chosen) {
        return Arrays.stream(Theme.values())
                .map(theme -> Action.of(texts.of("theme", name(texts, theme)), () -> chosen.accept(theme)))
                .toList();
    }

    static ObservableValue<String> name(Texts texts, Theme theme) {
        return texts.of("theme." + theme.name().toLowerCase(Locale.ROOT));
    }
}
