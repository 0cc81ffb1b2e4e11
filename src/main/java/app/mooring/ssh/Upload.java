package app.mooring.ssh;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.FutureTask;

/// The writing of a file in a guest, as root: into a file beside it, which then takes its name.
///
/// @param source what is in it
/// @param size how many bytes that is
/// @param path where it goes
/// @param mode the permissions, as in `0644`
record Upload(InputStream source, long size, String path, int mode) {
    private static final Duration LEAST = Duration.ofMinutes(2);
    private static final int SLOWEST_BYTES_PER_SECOND = 100_000;

    private static final String SCRIPT = """
        set -e
        umask 077
        directory=$(dirname -- "$1")
        [ ! -d "$1" ]
        part=$(mktemp "$directory/.upload.XXXXXX")
        trap 'rm -f -- "$part"' EXIT
        trap 'exit 1' HUP INT TERM
        cat > "$part"
        [ "$(wc -c < "$part")" -eq "$2" ]
        chmod "$3" "$part"
        sync "$part" 2>/dev/null || sync
        mv -f -- "$part" "$1"
        sync "$directory" 2>/dev/null || sync
        """;

    /// What has to be started for it.
    Command command() {
        String permissions = String.format(Locale.ROOT, "%04o", mode);
        return Command.script(SCRIPT, path, Long.toString(size), permissions)
                .asRoot()
                .timeout(LEAST.plusSeconds(size / SLOWEST_BYTES_PER_SECOND));
    }

    /// Feeds the command, which has been started, and tells how it ended.
    Result send(Stream stream, Deadline deadline) {
        FutureTask<String> stdout = Deadline.inBackground(() -> Connection.text(stream.stdout()));
        FutureTask<String> stderr = Deadline.inBackground(() -> Connection.text(stream.stderr()));
        FutureTask<Long> stdin = Deadline.inBackground(() -> {
            try (OutputStream out = stream.stdin()) {
                return source.transferTo(out);
            }
        });
        String complaint = deadline.get(stderr);
        deadline.get(stdout);
        Result result = new Result(stream.await(), "", complaint);
        if (result.ok()) {
            deadline.get(stdin);
        }
        return result;
    }
}
