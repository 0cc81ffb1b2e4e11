package app.mooring.volume;

import app.mooring.failure.Failure;
import java.util.regex.Pattern;

/// A volume's name, and the name of its file in the volume folder: letters, digits, `_`, `.`, `-`, beginning
/// with a letter or digit, 128 at most. So it is never a path and never an option of a command.
public record VolumeName(String value) implements Comparable<VolumeName> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");

    public VolumeName {
        if (!isValid(value)) {
            throw Failure.usage("volume.name", value);
        }
    }

    /// Whether a new volume may be called so: Docker wants two characters at least, whoever makes the volume. One that
    /// is there and has a shorter name can still be seen and removed.
    public static boolean isValidForNew(String value) {
        return value.length() > 1 && isValid(value);
    }

    /// The name of a new volume. Failures: `volume.name`.
    public static VolumeName ofNew(String value) {
        if (!isValidForNew(value)) {
            throw Failure.usage("volume.name", value);
        }
        return new VolumeName(value);
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public int compareTo(VolumeName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
