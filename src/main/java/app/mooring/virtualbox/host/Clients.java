package app.mooring.virtualbox.host;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Who is connected to a port of this host.
public final class Clients {
    private static final String ESTABLISHED = "01";
    private static final Pattern LSOF = Pattern.compile("TCP (\\S+):(\\d+)->(\\S+):(\\d+) ");

    private Clients() {}

    /// The other end of a connection.
    public record Client(InetAddress address, int port) {
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

    /// Those of the port; none where the system does not tell.
    ///
    /// @param system its name, as Java has it
    public static List<Client> of(int port, String system) {
        try {
            if (system.startsWith("Mac")) {
                return ofLsof(port, lsof(port));
            }
            Stream<Path> tables = Stream.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
            StringBuilder text = new StringBuilder();
            for (Path table : tables.filter(Files::isReadable).toList()) {
                text.append(Files.readString(table));
            }
            return ofProc(port, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lsof(int port) throws IOException {
        Process process = new ProcessBuilder("lsof", "-nP", "-iTCP:" + port, "-sTCP:ESTABLISHED")
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

    /// Those lines in which the port is the near end: of a connection within this host there is another.
    static List<Client> ofLsof(int port, String text) {
        return LSOF.matcher(text)
                .results()
                .filter(match -> match.group(2).equals(String.valueOf(port)))
                .map(match -> new Client(address(match.group(3)), Integer.parseInt(match.group(4))))
                .distinct()
                .toList();
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
    static List<Client> ofProc(int port, String text) {
        return text.lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(fields -> fields.length > 3 && fields[3].equals(ESTABLISHED) && portOf(fields[1]) == port)
                .map(fields -> new Client(addressOf(fields[2]), portOf(fields[2])))
                .distinct()
                .toList();
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
