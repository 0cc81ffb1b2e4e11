package app.mooring.cli;

import app.mooring.face.Rooms;
import app.mooring.face.Screen;
import app.mooring.failure.Failure;
import app.mooring.ssh.HostKeyQuestion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `mooring …`. One method is one command; what it prints is made by [Printer].
@Command(
        name = "mooring",
        version = "mooring 0.1.0",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        description = "Docker volumes that outlive their machine.",
        subcommands = {
            DoctorCommand.class,
            SetupCommand.class,
            WebServiceCommands.class,
            MachineCommands.class,
            VolumeCommands.class,
            PluginCommands.class,
            DemoCommand.class,
            MoveCommand.class,
            FailoverCommand.class,
            PracticeCommands.class,
            WindowCommand.class
        })
public final class CommandLine implements Runnable {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int REFUSED = 3;

    private final Rooms rooms;
    private final Screen screen;

    @Spec
    private CommandSpec spec;

    @Option(names = "--lab", paramLabel = "FILE", scope = ScopeType.INHERIT, description = "The lab file.")
    private @Nullable Path lab;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON.")
    private boolean json;

    private CommandLine(Rooms rooms, Screen screen) {
        this.rooms = rooms;
        this.screen = screen;
        this.spec = CommandSpec.create();
    }

    /// Runs the command that the words name, and returns the exit status.
    ///
    /// @param screen where the window is opened
    public static int run(Rooms rooms, Screen screen, PrintWriter out, PrintWriter err, String... words) {
        if (words.length == 0) {
            return alone(rooms, screen, out, err);
        }
        picocli.CommandLine commands = new picocli.CommandLine(new CommandLine(rooms, screen));
        commands.setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExecutionExceptionHandler((exception, command, parsed) -> {
            if (!(exception instanceof Failure failure)) {
                throw exception;
            }
            return told(err, failure);
        });
        int status = commands.execute(words);
        out.flush();
        err.flush();
        return status;
    }

    /// As `run()` does, without what only the other commands need: that takes longer to load than the window's first
    /// frame.
    private static int alone(Rooms rooms, Screen screen, PrintWriter out, PrintWriter err) {
        try {
            screen.open(false);
            return 0;
        } catch (Failure failure) {
            if (!failure.code().equals("ui.display")) {
                return told(err, failure);
            }
            new picocli.CommandLine(new CommandLine(rooms, screen)).usage(out);
            return 0;
        }
    }

    private static int told(PrintWriter err, Failure failure) {
        tell(err, "mooring: ", failure);
        for (Throwable also : failure.getSuppressed()) {
            if (also instanceof Failure second) {
                tell(err, "and in taking it back: ", second);
            }
        }
        return status(failure);
    }

    private static void tell(PrintWriter err, String lead, Failure failure) {
        err.println(lead + failure.sentence(Locale.getDefault()));
        String remedy = failure.remedy(Locale.getDefault());
        if (!remedy.isEmpty()) {
            err.println("  " + remedy);
        }
    }

    private static int status(Failure failure) {
        return switch (failure.kind()) {
            case FAILED, CANCELLED -> FAILED;
            case USAGE -> USAGE;
            case REFUSED -> REFUSED;
        };
    }

    /// Alone it opens the window; where there is none to be had, it says what there is.
    @Override
    public void run() {
        try {
            screen.open(false);
        } catch (Failure failure) {
            if (!failure.code().equals("ui.display")) {
                throw failure;
            }
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    Screen screen() {
        return screen;
    }

    void with(Consumer<Rooms.Opened> work) {
        with(Questions.ofTerminal(), work);
    }

    void with(HostKeyQuestion question, Consumer<Rooms.Opened> work) {
        try (Rooms.Opened opened = rooms.open(lab(), question)) {
            work.accept(opened);
        }
    }

    Rooms rooms() {
        return rooms;
    }

    Optional<Path> lab() {
        return Optional.ofNullable(lab);
    }

    Printer printer() {
        return new Printer(spec.commandLine().getOut(), json);
    }

    /// Tells a failure that does not end the command; returns the exit status for it.
    int told(Failure failure) {
        return told(spec.commandLine().getErr(), failure);
    }

    /// Tells how an operation goes, apart from what the command prints.
    ProgressLines progress() {
        return new ProgressLines(spec.commandLine().getErr());
    }

    /// A command with commands below it: alone, it shows them.
    abstract static class Group implements Runnable {
        @picocli.CommandLine.ParentCommand
        @Nullable
        CommandLine parent;

        @Spec
        @Nullable
        CommandSpec group;

        CommandLine top() {
            return Objects.requireNonNull(parent);
        }

        @Override
        public void run() {
            CommandSpec own = Objects.requireNonNull(group);
            throw new picocli.CommandLine.ParameterException(own.commandLine(), "Which command? See below.");
        }
    }
}
