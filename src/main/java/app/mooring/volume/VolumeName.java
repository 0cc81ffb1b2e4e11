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
