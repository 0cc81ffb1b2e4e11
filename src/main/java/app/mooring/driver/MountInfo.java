package app.mooring.driver;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of `/proc/PID/mountinfo` (proc_pid_mountinfo(5)).
///
/// @param device `MAJOR:MINOR`
/// @param root the directory of the file system that is mounted
/// @param source the device's path, as it was given to `mount`
record MountInfo(String device, String root, Path target, String source) {
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3})");

    static Optional<MountInfo> parse(String line) {
        List<String> fields = List.of(SPACE.split(line, -1));
        int separator = fields.indexOf("-");
        if (separator < 6 || fields.size() < separator + 3) {
            return Optional.empty();
        }
        return Optional.of(new MountInfo(
                fields.get(2), plain(fields.get(3)), Path.of(plain(fields.get(4))), plain(fields.get(separator + 2))));
    }

    private static String plain(String field) {
        return ESCAPE.matcher(field).replaceAll(escape -> {
            String character = String.valueOf((char) Integer.parseInt(escape.group(1), 8));
            return Matcher.quoteReplacement(character);
        });
    }
}
