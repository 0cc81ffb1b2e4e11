package app.mooring.practice.guest.shell;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// bash's `/dev/tcp/HOST/PORT`.
final class Sockets {
    private static final Pattern PATH = Pattern.compile("/dev/tcp/([^/]+)/([0-9]+)");

    private Sockets() {}

    static InputStream open(String path, Network network) throws IOException {
        Matcher match = PATH.matcher(path);
        if (!match.matches()) {
            throw new IOException(path);
        }
        return network.connect(match.group(1), Integer.parseInt(match.group(2))).getInputStream();
    }
}
