package app.mooring.ui.guests;

import app.mooring.lab.Lab;
import app.mooring.ssh.Quoting;
import app.mooring.ui.control.Opener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A window of the system's own terminal, in which a guest is logged in to.
final class Terminal {
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./\\\\-]+");

    /// What Linux calls terminals, and how each is told what to run.
    private static final List<Map.Entry<String, String>> LINUX = List.of(
            Map.entry("x-terminal-emulator", "-e"),
            Map.entry("gnome-terminal", "--"),
            Map.entry("konsole", "-e"),
            Map.entry("xfce4-terminal", "-x"),
            Map.entry("xterm", "-e"));

    private Terminal() {}

    /// A command in one line, to be typed.
    ///
    /// @param system its name, as Java has it
    static String line(List<String> command, String system) {
        return system.startsWith("Windows") && isPlain(command) ? String.join(" ", command) : Quoting.line(command);
    }

    /// Whether it has nothing that cmd or wt would take for its own.
    private static boolean isPlain(List<String> command) {
        return command.stream().allMatch(word -> PLAIN.matcher(word).matches());
    }

    /// What opens a terminal that runs that; empty: none is known here.
    ///
    /// @param system its name, as Java has it
    /// @param onPath whether there is a program of that name
    /// @param script makes a file of that text which macOS runs, and says where it is
    static Optional<List<String>> opening(List<String> command, String system, Predicate<String> onPath, Script script)
            throws IOException {
        if (system.startsWith("Mac")) {
            String text = "#!/bin/sh\nrm -f \"$0\"\nexec " + Quoting.line(command) + "\n";
            return Optional.of(
                    List.of("open", "-a", "Terminal", script.write(text).toString()));
        }
        if (system.startsWith("Windows")) {
            if (!isPlain(command)) {
                return Optional.empty();
            }
            return Optional.of(joined(onPath.test("wt.exe") ? List.of("wt") : List.of("cmd", "/c", "start"), command));
        }
        return LINUX.stream()
                .filter(terminal -> onPath.test(terminal.getKey()))
                .findFirst()
                .map(terminal -> joined(List.of(terminal.getKey(), terminal.getValue()), command));
    }

    private static List<String> joined(List<String> first, List<String> then) {
        List<String> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    /// Opens one; returns whether one was found and came up. Blocks as an [Opener] does.
    static boolean open(Lab.Ssh ssh) {
        try {
            Optional<List<String>> opening =
                    opening(ssh.command(), System.getProperty("os.name"), Terminal::onPath, Terminal::script);
            if (opening.isEmpty()) {
                return false;
            }
            Opener.of(opening.get()).start();
            return true;
        } catch (IOException _) {
            // Whoever asked shows the command instead.
            return false;
        }
    }

    private static boolean onPath(String program) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(java.io.File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Path script(String text) throws IOException {
        Path file = Files.createTempFile("mooring-", ".command");
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true, true)) {
            throw new IOException("cannot be run: " + file);
        }
        return file;
    }

    /// Writes a script.
    @FunctionalInterface
    interface Script {
        Path write(String text) throws IOException;
    }
}
