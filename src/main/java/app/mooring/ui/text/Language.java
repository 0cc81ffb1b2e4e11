package app.mooring.ui.text;

import java.util.Locale;

/// A language that the window speaks.
public enum Language {
    ENGLISH("English", Locale.ENGLISH),
    CHINESE("简体中文", Locale.SIMPLIFIED_CHINESE);

    private final String ownName;
    private final Locale locale;

    Language(String ownName, Locale locale) {
        this.ownName = ownName;
        this.locale = locale;
    }

    /// What it is called in itself.
    public String ownName() {
        return ownName;
    }

    public Locale locale() {
        return locale;
    }

    /// The one nearest to what the system is set to.
    public static Language nearest(Locale system) {
        return system.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }
}
