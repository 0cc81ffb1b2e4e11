package app.mooring.ssh;

import java.util.List;
import java.util.regex.Pattern;

/// Which hosts a part of an SSH configuration is for: patterns with `*` and `?`, of which one must match, and
/// none that begins with `!`.
record HostPatterns(List<String> patterns) {
    static final HostPatterns ALL = new HostPatterns(List.of("*"));

    HostPatterns {
        patterns = List.copyOf(patterns);
    }

    boolean match(String host) {
        boolean applies = false;
        for (String pattern : patterns) {
            boolean negated = pattern.startsWith("!");
            if (matches(negated ? pattern.substring(1) : pattern, host)) {
                if (negated) {
                    return false;
                }
                applies = true;
            }
        }
        return applies;
    }

    private static boolean matches(String pattern, String host) {
        StringBuilder regex = new StringBuilder();
        pattern.chars()
                .forEach(c -> regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c))));
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE)
                .matcher(host)
                .matches();
    }
}
