package app.mooring.practice.engine;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `docker` as a person types it: as many of its commands as the tutorial, its neighbours and Mooring need.
final class CommandLine {
    /// A command of it.
    @FunctionalInterface
    interface Words {
        /// Runs it.
        ///
        /// @return the exit status
        int run(String command, List<String> words, Terminal terminal) throws IOException, InterruptedException;
    }

    private static final int WRONG = 125;
    private static final Set<String> GROUPS = Set.of("volume", "container", "image", "network", "system");

    private final Map<String, Words> commands = new LinkedHashMap<>();

    CommandLine(ContainerCommands containers, StoreCommands stores) {
        commands.putAll(containers.commands());
        commands.putAll(stores.commands());
    }

    int run(List<String> words, Terminal terminal) throws IOException {
        List<String> rest = new ArrayList<>(words);
        String command = rest.isEmpty() ? "help" : rest.removeFirst();
        if (GROUPS.contains(command) && !rest.isEmpty()) {
            command = command + " " + rest.removeFirst();
        }
        Words found = commands.get(command.replaceFirst("^container ", ""));
        if (found == null || (rest.contains("--help") && !command.matches("run|create|exec"))) {
            boolean help = found != null || command.matches("help|-h|--help");
            if (!help) {
                terminal.complain("docker: '" + command + "' is not a docker command.\nSee 'docker --help'");
                return 1;
            }
            terminal.line("The practice lab's docker knows: "
                    + String.join(", ", commands.keySet().stream().sorted().toList()));
            return 0;
        }
        boolean run = command.equals("run") || command.equals("create");
        try {
            return found.run(command, rest, terminal);
        } catch (Options.Wrong wrong) {
            terminal.complain((run ? "docker: " : "") + wrong.getMessage());
            return run ? WRONG : 1;
        } catch (ApiException refused) {
            terminal.complain(
                    (run ? "docker: " : "") + "Error response from daemon: " + refused.message() + (run ? "." : ""));
            return !run ? 1 : refused.message().contains("executable file not found") ? 127 : WRONG;
        } catch (Failure | UncheckedIOException failed) {
            terminal.complain("Error response from daemon: " + failed.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    /// Does the same for several names; those that are refused are complained of, the others are done.
    static int each(List<String> names, Terminal terminal, Deed deed) throws IOException, InterruptedException {
        int status = 0;
        for (String name : names) {
            try {
                terminal.line(deed.done(name));
            } catch (ApiException refused) {
                terminal.complain("Error response from daemon: " + refused.message());
                status = 1;
            }
        }
        return status;
    }

    /// What is done to one of several names.
    @FunctionalInterface
    interface Deed {
        /// Does it.
        ///
        /// @return what is printed
        String done(String name) throws InterruptedException;
    }
}
