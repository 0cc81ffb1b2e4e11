package app.mooring.failure;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// Something that went wrong and that a person can be told: a code, and what the code's sentence speaks of.
///
/// The sentence and its remedy are looked up by the code in `failures.properties` (`CODE` and `CODE.remedy`),
/// in the person's language. Arguments never hold secrets. Exceptions of libraries end at their room's door, as
/// one of these.
public final class Failure extends RuntimeException {
    private static final String BUNDLE = "app.mooring.failure.failures";

    /// English stays English on a system that speaks another language.
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /// What the failure means for whoever asked: it did not work, or it was not done because it must not be.
    public enum Kind {
        FAILED,
        REFUSED,
        USAGE,
        CANCELLED
    }

    private final Kind kind;
    private final String code;
    private final transient List<Object> arguments;

    private Failure(Kind kind, String code, Throwable cause, Object... arguments) {
        super(code, cause);
        this.kind = kind;
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /// It was tried and did not work.
    public static Failure failed(String code, Object... arguments) {
        return new Failure(Kind.FAILED, code, null, arguments);
    }

    /// It was tried and did not work, because of that.
    public static Failure because(Throwable cause, String code, Object... arguments) {
        return new Failure(Kind.FAILED, code, cause, arguments);
    }

    /// It was not tried, since data would be at risk or somebody else has it.
    public static Failure refused(String code, Object... arguments) {
        return new Failure(Kind.REFUSED, code, null, arguments);
    }

    /// What was asked for makes no sense.
    public static Failure usage(String code, Object... arguments) {
        return new Failure(Kind.USAGE, code, null, arguments);
    }

    /// The thread was interrupted; its interrupt flag is set again.
    public static Failure cancelled(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Failure(Kind.CANCELLED, "cancelled", cause);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /// The sentence, in that language.
    public String sentence(Locale locale) {
        return text(code, locale);
    }

    /// What the person can do about it, in that language; empty where there is nothing.
    public String remedy(Locale locale) {
        return text(code + ".remedy", locale);
    }

    /// The same for whoever sits at the window, which has pages and buttons where others have commands.
    public String remedyInWindow(Locale locale) {
        String remedy = text(code + ".remedy.window", locale);
        return remedy.isEmpty() ? remedy(locale) : remedy;
    }

    private String text(String key, Locale locale) {
        try {
            String pattern =
                    ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK).getString(key);
            return new MessageFormat(pattern, locale)
                    .format(arguments.stream().map(String::valueOf).toArray());
        } catch (MissingResourceException missing) {
            return key.startsWith(code + ".remedy") ? "" : code + " " + arguments;
        }
    }

    /// Sentence and remedy, in English: for logs and for Docker.
    @Override
    public String getMessage() {
        String remedy = remedy(Locale.ROOT);
        return sentence(Locale.ROOT) + (remedy.isEmpty() ? "" : " " + remedy);
    }
}
