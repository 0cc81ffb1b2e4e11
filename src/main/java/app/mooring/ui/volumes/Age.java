package app.mooring.ui.volumes;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How old something is, no finer than a person cares: so it does not change with every look.
///
/// @param unit a text's key after `age.`
record Age(String unit, long count) {
    private static final int DAYS_OF_YEAR = 365;

    /// Of less than a minute.
    private static final Age NEW = new Age("now", 0);

    boolean isNew() {
        return equals(NEW);
    }

    static Optional<Age> of(@Nullable Instant created, Instant now) {
        return Optional.ofNullable(created).map(then -> of(Duration.between(then, now)));
    }

    private static Age of(Duration age) {
        if (age.toDays() >= DAYS_OF_YEAR) {
            return new Age("years", age.toDays() / DAYS_OF_YEAR);
        }
        if (age.toDays() > 0) {
            return new Age("days", age.toDays());
        }
        if (age.toHours() > 0) {
            return new Age("hours", age.toHours());
        }
        return age.toMinutes() > 0 ? new Age("minutes", age.toMinutes()) : NEW;
    }
}
