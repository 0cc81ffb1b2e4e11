package app.mooring.virtualbox.host;

import app.mooring.failure.Failure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who is connected to a port of this host.
public final class Clients {
    private static final String ESTABLISHED = "01";
    private static final int INODE = 9;
    private static final Pattern LSOF =
            Pattern.compile("^\\S+\\s+(\\d+)\\s.*TCP (\\S+):(\\d+)->(\\S+):(\\d+) ", Pattern.MULTILINE);

    /// Its state is in the language of the system. One that has ended belongs to no process.
    private static final Pattern NETSTAT = Pattern.compile(
            "^\\s*TCP\\s+(\\S+):(\\d+)\\s+(\\S+):([1-9]\\d*)\\s.*\\s([1-9]\\d*)\\s*$", Pattern.MULTILINE);

    private Clients() {}

    /// The other end of a connection.
    ///
    /// @param own whether this process has that end
    public record Client(InetAddress address, int port, boolean own) {
        /// Whether that host has the address; a name that cannot be resolved has none.
        public boolean isAt(String host) {
            try {
                return Stream.of(InetAddress.getAllByName(host)).anyMatch(address::equals);
            } catch (UnknownHostException unknown) {
                return false;
            }
        }

        @Override
        public String toString() {
            return address.getHostAddress() + ":" + port;
        }
    }

    /// A connection as one of its ends sees it.
    private record Connection(InetAddress near, int nearPort, InetAddress far, int farPort, boolean own) {
        boolean isOtherEndOf(Connection other) {
            return near.equals(other.far)
                    && nearPort == other.farPort
                    && far.equals(other.near)
                    && farPort == other.nearPort;
        }
    }

    /// Those of the port. Failures: `webservice.clients` where the system does not tell.
    ///
    /// @param system its name, as Java has it
    public static List<Client> of(int port, String system) {
        long self = ProcessHandle.current().pid();
        try {
            if (system.startsWith("Mac")) {
                return ofLsof(port, said("lsof", "-nP", "-iTCP:" + port, "-sTCP:ESTABLISHED"), self);
            }
            if (system.startsWith("Windows")) {
                return ofNetstat(port, said("netstat", "-ano"), self);
            }
            return ofProc(port, tables(), sockets());
        } catch (IOException e) {
            throw Failure.because(e, "webservice.clients", port, String.valueOf(e.getMessage()));
        }
    }

    private static String said(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
        return text;
    }

    private static String tables() throws IOException {
        List<Path> tables = Stream.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))
                .filter(Files::isReadable)
                .toList();
        if (tables.isEmpty()) {
            throw new FileNotFoundException("/proc/net/tcp");
        }
        StringBuilder text = new StringBuilder();
        for (Path table : tables) {
            text.append(Files.readString(table));
        }
        return text.toString();
    }

    /// The inodes of this process's sockets; what it closes meanwhile is left out.
    private static Set<String> sockets() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.map(Clients::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .collect(Collectors.toSet());
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    /// Those of the connections in which the port is the near end: of one within this host there is another, which
    /// tells whose the far end is.
    private static List<Client> of(int port, List<Connection> all) {
        return all.stream()
                .filter(one -> one.nearPort() == port)
                .map(one -> new Client(
                        one.far(),
                        one.farPort(),
                        all.stream().anyMatch(other -> other.own() && other.isOtherEndOf(one))))
                .distinct()
                .toList();
    }

    static List<Client> ofLsof(int port, String text, long self) {
        return of(
                port,
                LSOF.matcher(text)
                        .results()
                        .map(match -> connection(match, 2, Long.parseLong(match.group(1)) == self))
                        .toList());
    }

    static List<Client> ofNetstat(int port, String text, long self) {
        return of(
                port,
                NETSTAT.matcher(text)
                        .results()
                        .map(match -> connection(match, 1, Long.parseLong(match.group(5)) == self))
                        .toList());
    }

    private static Connection connection(MatchResult match, int first, boolean own) {
        return new Connection(
                address(match.group(first)),
                Integer.parseInt(match.group(first + 1)),
                address(match.group(first + 2)),
                Integer.parseInt(match.group(first + 3)),
                own);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException name) {
            return InetAddress.getLoopbackAddress();
        }
    }

    /// proc_pid_net(5): local and remote address in hexadecimal, words of four bytes in the host's order; then the
    /// state.
    ///
    /// @param own the inodes of this process's sockets
    static List<Client> ofProc(int port, String text, Set<String> own) {
        return of(
                port,
                text.lines()
                        .map(line -> line.strip().split("\\s+", -1))
                        .filter(fields -> fields.length > INODE && fields[3].equals(ESTABLISHED))
                        .map(fields -> new Connection(
                                addressOf(fields[1]),
                                portOf(fields[1]),
                                addressOf(fields[2]),
                                portOf(fields[2]),
                                own.contains(fields[INODE])))
                        .toList());
    }

    private static int portOf(String end) {
        return Integer.parseInt(end.substring(end.indexOf(':') + 1), 16);
    }

    private static InetAddress addressOf(String end) {
        byte[] words = HexFormat.of().parseHex(end.substring(0, end.indexOf(':')));
        byte[] address = new byte[words.length];
        for (int i = 0; i < words.length; i++) {
            address[i] = words[i / 4 * 4 + 3 - i % 4];
        }
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
