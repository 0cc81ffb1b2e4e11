package app.mooring.lab;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// What the values of a lab may be, whether they stand in its file or are typed. Rules only.
public final class LabValues {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_. -]*");
    private static final Pattern DRIVER = Pattern.compile("[a-z0-9][a-z0-9_.-]*");
    private static final int MOST_PORTS = 30;

    private LabValues() {}

    /// Whether a lab can be called that.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /// Whether a volume driver can be called that.
    public static boolean isDriver(String text) {
        return DRIVER.matcher(text).matches();
    }

    /// Whether a machine of a lab can be called that: not as this computer is where its needs are listed.
    public static boolean isMachine(String text) {
        return isWord(text) && !text.equals("host");
    }

    /// Whether it is one word, as the names of machines, users, controllers and SSH hosts have to be.
    public static boolean isWord(String text) {
        return !text.isBlank() && text.chars().noneMatch(c -> c <= ' ');
    }

    /// Whether it may stand between `//` and the port of an address: an IPv6 address in brackets only, a name without
    /// `_`.
    public static boolean isHost(String text) {
        try {
            return text.equals(new URI("http://" + text + ":1").getHost());
        } catch (URISyntaxException broken) {
            return false;
        }
    }

    /// Whether it is a TCP port.
    public static boolean isPort(int number) {
        return number >= 1 && number <= 65535;
    }

    /// Whether a SATA controller can have so many ports.
    public static boolean isPortCount(int number) {
        return number >= 1 && number <= MOST_PORTS;
    }

    /// The path, where `~` stands for that home folder. Throws `InvalidPathException` for what is none.
    public static Path path(String text, Path home) throws InvalidPathException {
        return text.equals("~") || text.startsWith("~/")
                ? home.resolve(text.substring(Math.min(2, text.length())))
                : Path.of(text);
    }
}
