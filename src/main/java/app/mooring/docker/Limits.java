package app.mooring.docker;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long the engine may take for a request, with its whole answer.
final class Limits {
    /// What the engine knows by itself.
    private static final Duration KNOWN = Duration.ofSeconds(60);

    /// What it may ask a volume plugin for: it gives the plugin two minutes, and tries half a minute to reach
    /// it.
    private static final Duration WITH_PLUGIN = Duration.ofMinutes(3);

    /// How long a container is given to stop where nothing is said.
    private static final Duration GRACE = Duration.ofSeconds(10);

    /// What takes as long as people or programs take: followed, waited for, or as large as an image.
    private static final Pattern ENDLESS =
            Pattern.compile("/(containers/[^/]+/(logs|wait|attach|stats|export|archive|changes)"
                    + "|exec/[^/]+/start|events|build|images/(load|get|create|[^/]+/get))");

    private static final Pattern PLUGIN =
            Pattern.compile("/(volumes.*|containers/create|containers/(?!json$)[^/]+(/(start|stop|restart|kill))?)");

    private static final Pattern STOP = Pattern.compile("/containers/[^/]+/(stop|restart)");
    private static final Pattern SECONDS = Pattern.compile("[?&]t=([0-9]{1,6})(&|$)");

    private Limits() {}

    /// Empty where there is none.
    ///
    /// @param target as in the request: path, and perhaps a version before and a query after it
    static Optional<Duration> of(String target) {
        String path = path(target);
        if (ENDLESS.matcher(path).matches()) {
            return Optional.empty();
        }
        if (STOP.matcher(path).matches()) {
            return Optional.of(WITH_PLUGIN.plus(grace(target)));
        }
        return Optional.of(PLUGIN.matcher(path).matches() ? WITH_PLUGIN : KNOWN);
    }

    /// Without version and query: the query may hold what is nobody's business.
    static String path(String target) {
        return target.replaceFirst("\\?.*", "").replaceFirst("^/v[0-9.]+/", "/");
    }

    private static Duration grace(String target) {
        Matcher seconds = SECONDS.matcher(target);
        return seconds.find() ? Duration.ofSeconds(Long.parseLong(seconds.group(1))) : GRACE;
    }
}
