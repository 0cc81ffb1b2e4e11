package app.mooring.driver;

import java.util.Locale;

/// The serial number that VirtualBox gives a disk: `VB`, the first eight hexadecimal digits of the medium's UUID, `-`,
/// its last eight with the bytes in reverse order.
final class Serial {
    private Serial() {}

    static String of(String medium) {
        String digits = medium.replace("-", "").toLowerCase(Locale.ROOT);
        StringBuilder serial = new StringBuilder("VB").append(digits, 0, 8).append('-');
        for (int end = 32; end > 24; end -= 2) {
            serial.append(digits, end - 2, end);
        }
        return serial.toString();
    }
}
