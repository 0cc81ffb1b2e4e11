package app.mooring.ssh;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The one place that turns arguments into a command line for a POSIX shell.
public final class Quoting {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+:,./-]+");

    private Quoting() {}

    /// One word for the shell that stands for exactly that argument.
    ///
    /// Everything is literal between single quotes (POSIX, XCU 2.2.2) but a single quote, which is written
    /// outside.
    ///
    /// @throws IllegalArgumentException for a NUL, which no argument can hold
    public static String quote(String argument) {
        if (argument.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("an argument cannot hold a NUL");
        }
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /// The command line of these arguments.
    public static String line(List<String> argv) {
        return argv.stream().map(Quoting::quote).collect(Collectors.joining(" "));
    }
}
