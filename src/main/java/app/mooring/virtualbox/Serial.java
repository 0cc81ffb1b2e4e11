package app.mooring.virtualbox;

import java.util.Locale;

/// The serial number that VirtualBox gives a disk: `VB`, the first eight hexadecimal digits of the medium's
/// UUID, `-`, its last eight with the bytes in reverse order.
public final class Serial {
    private Serial() {}

    public static String of(String uuid) {
        String digits = uuid.replace("-", "").toLowerCase(Locale.ROOT);
        StringBuilder serial = new StringBuilder("VB").append(digits, 0, 8).append('-');
        for (int end = 32; end > 24; end -= 2) {
            serial.append(digits, end - 2, end);
        }
        return serial.toString();
    }
}
