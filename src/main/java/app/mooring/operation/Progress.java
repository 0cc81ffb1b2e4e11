package app.mooring.operation;

import app.mooring.failure.Failure;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// Something within a step that a person can be told: a code, and what the code's sentence speaks of.
///
/// The sentence is looked up by the code in `progress.properties`, in the person's language. Arguments never
/// hold secrets; a failure among them stands for its sentence.
public record Progress(String code, List<Object> arguments) {
    private static final String BUNDLE = "app.mooring.operation.progress";

    /// English stays English on a system that speaks another language.
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public Progress {
        arguments = List.copyOf(arguments);
    }

    public static Progress of(String code, Object... arguments) {
        return new Progress(code, List.of(arguments));
    }

    /// The sentence, in that language.
    public String sentence(Locale locale) {
        String pattern = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK).getString(code);
        return new MessageFormat(pattern, locale)
                .format(arguments.stream().map(one -> text(one, locale)).toArray());
    }

    private static String text(Object argument, Locale locale) {
        return argument instanceof Failure failure ? failure.sentence(locale) : String.valueOf(argument);
    }
}
