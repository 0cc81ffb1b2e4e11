package app.mooring.lab;

/// The serial number that VirtualBox gives a disk: `VB`, the first eight hexadecimal digits of the medium's UUID, `-`, and
/// its last eight, byte by byte in reverse order.
public final class Serial {
    private Serial() {}

    /// The serial number of the medium with that UUID.
    public static String of(String uuid) {
        String digits = uuid.replace("-", "");
        StringBuilder last = new StringBuilder();
        for (int at = 30; at >= 24; at -= 2) {
            last.append(digits, at, at + 2);
        }
        return "VB" + digits.substring(0, 8) + "-" + last;
    }
}
