package app.mooring.ssh;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// A command to run in a guest. Immutable.
///
/// Secrets go through the input of its [Stream], never through the arguments: those are seen by everybody in the
/// guest. They are not in [#toString()] either, which names the program only.
public final class Command {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    private final List<String> argv;
    private final boolean root;
    private final Duration timeout;

    private Command(List<String> argv, boolean root, Duration timeout) {
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("a command has a program");
        }
        this.argv = List.copyOf(argv);
        this.root = root;
        this.timeout = timeout;
    }

    /// A program and its arguments, as they are: no shell looks into them. For 60 s, as the user.
    public static Command of(String... argv) {
        return of(Arrays.asList(argv));
    }

    /// A program and its arguments, as they are.
    public static Command of(List<String> argv) {
        return new Command(argv, false, DEFAULT_TIMEOUT);
    }

    /// A script for `sh`, with its `$1` and on.
    public static Command script(String script, String... arguments) {
        String[] argv = new String[arguments.length + 4];
        argv[0] = "sh";
        argv[1] = "-c";
        argv[2] = script;
        argv[3] = "sh";
        System.arraycopy(arguments, 0, argv, 4, arguments.length);
        return of(argv);
    }

    /// The same, as root.
    public Command asRoot() {
        return asRoot(true);
    }

    /// The same, as root or as the user.
    public Command asRoot(boolean sudo) {
        return new Command(argv, sudo, timeout);
    }

    /// The same, for at most that long.
    public Command timeout(Duration limit) {
        return new Command(argv, root, limit);
    }

    public List<String> argv() {
        return argv;
    }

    public boolean root() {
        return root;
    }

    public Duration timeout() {
        return timeout;
    }

    /// What sentences call the command.
    public String program() {
        return argv.getFirst();
    }

    @Override
    public String toString() {
        return program();
    }
}
