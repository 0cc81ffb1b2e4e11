package app.mooring.lab;

import app.mooring.failure.Failure;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How large a volume is to be: `2` (GiB, as in the tutorial), `512m`, `2g`, `1t`.
public final class VolumeSize {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})([mgt]?)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Long> UNITS = Map.of("m", 1L << 20, "", 1L << 30, "g", 1L << 30, "t", 1L << 40);

    private VolumeSize() {}

    /// Bytes. Failures: `lab.size`.
    public static long parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw Failure.usage("lab.size", text);
        }
        return Long.parseLong(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2).toLowerCase(Locale.ROOT), 1L << 30);
    }
}
