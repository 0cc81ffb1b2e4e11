package app.mooring.practice.guest.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program as it was called.
///
/// @param argv its name and its arguments
public record Call(Shell shell, List<String> argv, Io io) {
    public Call {
        argv = List.copyOf(argv);
    }

    public String name() {
        return argv.getFirst();
    }

    public List<String> arguments() {
        return argv.subList(1, argv.size());
    }

    /// The arguments that are no options; all of them after `--`.
    public List<String> operands() {
        List<String> operands = new ArrayList<>();
        boolean all = false;
        for (String argument : arguments()) {
            if (!all && argument.equals("--")) {
                all = true;
            } else if (all || !argument.startsWith("-") || argument.equals("-")) {
                operands.add(argument);
            }
        }
        return operands;
    }

    /// Whether a one-letter option is among the arguments, alone or with others.
    public boolean has(char option) {
        return arguments().stream()
                .takeWhile(argument -> !argument.equals("--"))
                .anyMatch(argument -> argument.length() > 1
                        && argument.charAt(0) == '-'
                        && argument.charAt(1) != '-'
                        && argument.indexOf(option) > 0);
    }

    public Path file(String path) {
        return shell.files().host(path.startsWith("/") ? path : shell.directory() + "/" + path);
    }

    /// Complains and gives status 1.
    public int failed(String complaint) throws IOException {
        io.complain(name() + ": " + complaint + "\n");
        return 1;
    }
}
