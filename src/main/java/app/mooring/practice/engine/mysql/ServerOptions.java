package app.mooring.practice.engine.mysql;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the server is started: small, reached by its socket alone, and as safe with its data as it is by itself.
final class ServerOptions {
    /// Without TLS: making a certificate takes half a minute, and nobody comes by a network.
    private static final List<String> SMALL = List.of(
            "--skip-networking",
            "--skip-name-resolve",
            "--skip-log-bin",
            "--loose-skip-ssl",
            "--loose-performance-schema=OFF",
            "--loose-innodb-buffer-pool-size=16M",
            "--loose-innodb-log-file-size=8M",
            "--loose-innodb-undo-tablespaces=0",
            "--loose-innodb-autoextend-increment=1",
            "--loose-innodb-data-file-path=ibdata1:4M:autoextend",
            "--loose-innodb-temp-data-file-path=ibtmp1:1M:autoextend",
            "--loose-innodb-buffer-pool-dump-at-shutdown=OFF",
            "--loose-innodb-buffer-pool-load-at-startup=OFF",
            "--loose-aria-pagecache-buffer-size=8M",
            "--key-buffer-size=1M",
            "--max-connections=20",
            "--open-files-limit=1024");

    private static final Pattern READY = Pattern.compile("(Version: '[^']*'\\s+socket: )'[^']*'(\\s+port: )0\\b");

    private final Binaries binaries;
    private final Path data;
    private final Path socket;

    ServerOptions(Binaries binaries, Path data, Path socket) {
        this.binaries = binaries;
        this.data = data;
        this.socket = socket;
    }

    /// Where its temporary tables are. A server that starts removes what lies there: it must be no other's.
    Path temporary() {
        return socket.resolveSibling("tmp");
    }

    List<String> server() {
        return command(List.of());
    }

    /// Reads SQL from its input, and ends.
    List<String> bootstrap() {
        return command(List.of("--bootstrap"));
    }

    /// MySQL's own way, for servers that carry their system tables in themselves.
    ///
    /// @param sql what it does at the end
    List<String> initialise(Path sql) {
        return command(List.of("--initialize-insecure", "--init-file=" + sql));
    }

    private List<String> command(List<String> more) {
        List<String> command =
                new ArrayList<>(List.of(binaries.server().toString(), "--no-defaults", "--datadir=" + data));
        command.add("--tmpdir=" + temporary());
        if (Distribution.windows()) {
            command.addAll(List.of(
                    "--console",
                    "--named-pipe",
                    "--socket=" + socket.getParent().getFileName()));
        } else {
            command.addAll(List.of("--socket=" + socket, "--pid-file=" + socket.resolveSibling("mysqld.pid")));
        }
        if (binaries.share() != null) {
            command.addAll(List.of(
                    "--lc-messages-dir=" + binaries.share(),
                    "--character-sets-dir=" + binaries.share().resolve("charsets")));
        }
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        command.addAll(SMALL);
        command.addAll(more);
        return command;
    }

    /// A line of the server as it would be in a container, which has a network of its own: there it listens on
    /// MySQL's port.
    String asInContainer(String line) {
        Matcher ready = READY.matcher(line);
        return ready.find() ? ready.replaceFirst("$1'/var/run/mysqld/mysqld.sock'$23306") : line;
    }
}
