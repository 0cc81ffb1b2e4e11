package app.mooring.ui.text;

import app.mooring.failure.Failure;
import app.mooring.operation.Progress;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The texts of one package of the window. A text is a MessageFormat (an apostrophe is doubled); what stands for its
/// `{0}` may be observable too, then the text follows it.
public final class Texts {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ObjectProperty<Language> language;
    private final String bundle;
    private final ClassLoader loader;

    Texts(ObjectProperty<Language> language, String bundle, Module module) {
        this.language = language;
        this.bundle = bundle;
        this.loader = module.getClassLoader();
    }

    /// The text of that key as it is now. Failures: `MissingResourceException` for a key that is none.
    public String now(String key, Object... arguments) {
        String pattern =
                ResourceBundle.getBundle(bundle, locale(), loader, NO_FALLBACK).getString(key);
        return new MessageFormat(pattern, locale())
                .format(Arrays.stream(arguments).map(Texts::value).toArray());
    }

    /// Those of the package of that class, in the same language.
    public Texts beside(Class<?> room) {
        return new Texts(language, room.getPackageName() + ".texts", room.getModule());
    }

    /// Whether there is a text of that key.
    public boolean has(String key) {
        return ResourceBundle.getBundle(bundle, locale(), loader, NO_FALLBACK).containsKey(key);
    }

    /// The text of that key, whatever language is chosen.
    public StringBinding of(String key, Object... arguments) {
        ObservableValue<?>[] observed = Stream.concat(
                        Stream.of(language),
                        Arrays.stream(arguments)
                                .filter(ObservableValue.class::isInstance)
                                .map(ObservableValue.class::cast))
                .toArray(ObservableValue[]::new);
        return Bindings.createStringBinding(() -> now(key, arguments), observed);
    }

    public Locale locale() {
        return language.get().locale();
    }

    public ObjectProperty<Language> language() {
        return language;
    }

    /// The failure's sentence.
    public StringBinding sentence(Failure failure) {
        return Bindings.createStringBinding(() -> failure.sentence(locale()), language);
    }

    /// What a run said last, in the language that is chosen now; empty while it says nothing.
    public StringBinding sentence(ObservableValue<@Nullable Progress> said) {
        return Bindings.createStringBinding(
                () -> {
                    Progress now = said.getValue();
                    return now == null ? "" : now.sentence(locale());
                },
                said,
                language);
    }

    /// What to do about it; empty where there is nothing.
    public StringBinding remedy(Failure failure) {
        return Bindings.createStringBinding(() -> failure.remedyInWindow(locale()), language);
    }

    /// As `7.4 s` or `2 min 05 s`: with a point, as both languages write it, whatever the system is set to.
    public static String duration(Duration duration) {
        long millis = duration.toMillis();
        return millis < 60_000
                ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
                : String.format(Locale.ROOT, "%d min %02d s", millis / 60_000, millis / 1000 % 60);
    }

    /// As `512 MiB` or `1.5 GiB`, with a point too.
    public static String bytes(long bytes) {
        double gibibytes = bytes / (double) (1L << 30);
        if (gibibytes >= 0.95) {
            return trimmed(gibibytes) + " GiB";
        }
        double mebibytes = bytes / (double) (1L << 20);
        return mebibytes >= 0.95
                ? trimmed(mebibytes) + " MiB"
                : String.format(Locale.ROOT, "%.0f KiB", Math.ceil(bytes / 1024.0));
    }

    private static String trimmed(double number) {
        return number >= 10 || Math.abs(number - Math.rint(number)) < 0.05
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%.1f", number);
    }

    private static Object value(Object argument) {
        Object value = argument instanceof ObservableValue<?> observable ? observable.getValue() : argument;
        return value == null ? "" : value instanceof Number ? String.valueOf(value) : value;
    }
}
