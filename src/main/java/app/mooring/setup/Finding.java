package app.mooring.setup;

import app.mooring.failure.Failure;
import java.util.Locale;
import java.util.Optional;

/// What a look at a requirement found.
public sealed interface Finding {
    /// It holds.
    ///
    /// @param detail what was found, in a few words
    record Satisfied(String detail) implements Finding {}

    /// It does not, and that is why.
    record Unsatisfied(Failure failure) implements Finding {}

    /// It cannot hold before another does.
    record Blocked(Requirement by) implements Finding {}

    /// It could not be looked at.
    record Unknown(Failure failure) implements Finding {}

    default boolean isSatisfied() {
        return this instanceof Satisfied;
    }

    /// Why it does not hold; empty: it does, or another is to hold first.
    default Optional<Failure> why() {
        return switch (this) {
            case Satisfied _, Blocked _ -> Optional.empty();
            case Unsatisfied unsatisfied -> Optional.of(unsatisfied.failure());
            case Unknown unknown -> Optional.of(unknown.failure());
        };
    }

    /// As reports call it.
    default String state() {
        return switch (this) {
            case Satisfied _ -> "satisfied";
            case Unsatisfied _ -> "unsatisfied";
            case Blocked _ -> "blocked";
            case Unknown _ -> "unknown";
        };
    }

    default String detail(Locale locale) {
        return switch (this) {
            case Satisfied satisfied -> satisfied.detail();
            case Unsatisfied unsatisfied -> unsatisfied.failure().sentence(locale);
            case Blocked blocked -> blocked.by().id() + " " + blocked.by().subject();
            case Unknown unknown -> unknown.failure().sentence(locale);
        };
    }

    default String remedy(Locale locale) {
        return why().map(failure -> failure.remedy(locale)).orElse("");
    }
}
