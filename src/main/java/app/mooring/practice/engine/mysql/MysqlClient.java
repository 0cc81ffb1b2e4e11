package app.mooring.practice.engine.mysql;

import app.mooring.practice.engine.program.Program;
import app.mooring.practice.engine.program.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// `mysql` and `mysqldump` in a container with a server: the real ones, led to the server's socket instead of
/// its port.
final class MysqlClient implements Program.Running {
    /// Where the server is, as a word of its own or with the next one.
    private static final Pattern PLACE = Pattern.compile("(-[hPS]|--(host|port|socket|protocol)=).+");

    private static final Pattern PLACE_FOLLOWS = Pattern.compile("-[hPS]|--(host|port|socket|protocol)");
    private static final int KILLED = 137;

    private final Process process;
    private final Thread out;
    private final Thread err;
    private volatile boolean killed;

    MysqlClient(Path program, Surroundings container) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(program, container));
        builder.environment().keySet().removeIf(name -> name.startsWith("MYSQL"));
        container.env().forEach((name, value) -> {
            if (name.startsWith("MYSQL")) {
                builder.environment().put(name, value);
            }
        });
        if (asksForPassword(container)) {
            container.out().write("Enter password: ".getBytes(StandardCharsets.UTF_8));
            container.out().flush();
            builder.environment().put("MYSQL_PWD", line(container.in()));
        }
        process = builder.start();
        out = pump(process.getInputStream(), container.out());
        err = pump(process.getErrorStream(), container.err());
        var _ = Thread.startVirtualThread(() -> feed(container.in()));
    }

    /// The real client would ask at a terminal, and there is none.
    private static boolean asksForPassword(Surroundings container) {
        return container.argv().contains("-p") || container.argv().contains("--password");
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n' && b != '\r'; b = in.read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static List<String> command(Path program, Surroundings container) {
        Path socket = MysqlServer.socket(container);
        List<String> command = new ArrayList<>(List.of(program.toString(), "--no-defaults"));
        if (Distribution.windows()) {
            command.addAll(List.of(
                    "--pipe",
                    "--socket=" + Objects.requireNonNull(socket.getParent()).getFileName()));
        } else {
            command.add("--socket=" + socket);
        }
        command.add("--loose-skip-ssl");
        List<String> words = container.argv();
        for (int i = 1; i < words.size(); i++) {
            if (PLACE_FOLLOWS.matcher(words.get(i)).matches()) {
                i++;
            } else if (!PLACE.matcher(words.get(i)).matches() && !words.get(i).matches("-p|--password")) {
                command.add(words.get(i));
            }
        }
        return command;
    }

    private static Thread pump(InputStream from, OutputStream to) {
        return Thread.startVirtualThread(() -> {
            try (from) {
                byte[] bytes = new byte[1 << 13];
                for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
                    to.write(bytes, 0, count);
                    to.flush();
                }
            } catch (IOException e) {
                // Nobody listens any more.
            }
        });
    }

    private void feed(InputStream in) {
        try (OutputStream stdin = process.getOutputStream()) {
            byte[] bytes = new byte[1 << 13];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                stdin.write(bytes, 0, count);
                stdin.flush();
            }
        } catch (IOException e) {
            // It wants no more.
        }
    }

    @Override
    public void terminate() {
        process.toHandle().destroy();
    }

    @Override
    public void kill() {
        killed = true;
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    @Override
    public int await() throws InterruptedException {
        int status = process.waitFor();
        out.join();
        err.join();
        return killed ? KILLED : status;
    }
}
