package app.mooring.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Which run of dockerd asks: its process ID and start time; empty while there is none.
public final class Dockerd implements Supplier<String> {
    private static final Pattern SPACE = Pattern.compile(" ");

    /// The 22nd field of proc_pid_stat(5), counted from the third, which follows the name in parentheses.
    private static final int START_TIME = 19;

    private final Path pidFile;
    private final Path proc;

    /// Reads nothing yet.
    ///
    /// @param pidFile `/run/docker.pid`
    /// @param proc `/proc`
    public Dockerd(Path pidFile, Path proc) {
        this.pidFile = pidFile;
        this.proc = proc;
    }

    @Override
    public String get() {
        try {
            String pid = Files.readString(pidFile).strip();
            String stat = Files.readString(proc.resolve(pid).resolve("stat"));
            List<String> fields = List.of(SPACE.split(stat.substring(stat.lastIndexOf(')') + 2), -1));
            return pid + ":" + fields.get(START_TIME);
        } catch (IOException none) {
            return "";
        }
    }
}
