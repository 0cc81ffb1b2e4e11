package app.mooring.volume;

import app.mooring.failure.Failure;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How large a volume is, in bytes. Written as a number of GiB, or with a unit: `512m`, `2g`, `1t`.
public record VolumeSize(long bytes) {
    public static final VolumeSize DEFAULT = new VolumeSize(16L << 30);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([mgt]?)(i?b)?");

    public static VolumeSize parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches() || (form.group(2).isEmpty() && form.group(3) != null)) {
            throw Failure.usage("volume.size", text);
        }
        long number = Long.parseLong(form.group(1));
        int shift = switch (form.group(2)) {
            case "m" -> 20;
            case "t" -> 40;
            default -> 30;
        };
        if (number == 0 || number > Long.MAX_VALUE >> shift) {
            throw Failure.usage("volume.size", text);
        }
        return new VolumeSize(number << shift);
    }

    /// Refuses more than the hypervisor's largest disk.
    public VolumeSize atMost(long largest) {
        if (bytes > largest) {
            throw Failure.usage("volume.tooLarge", bytes >> 20, largest >> 20);
        }
        return this;
    }
}
