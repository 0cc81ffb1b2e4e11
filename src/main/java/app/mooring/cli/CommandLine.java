package app.mooring.cli;

import app.mooring.face.Rooms;
import app.mooring.face.Screen;
import app.mooring.failure.Failure;
import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import app.mooring.ssh.HostKeyQuestion;
import app.mooring.volume.VolumeSize;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
            CommandLine.WebService.class,
            CommandLine.MachineCommands.class,
            CommandLine.VolumeCommands.class,
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

    @Command(name = "webservice", description = "VirtualBox's web service, which everything here goes through.")
    static final class WebService extends Group {
        @Command(description = "Whether it runs and lets Mooring in.")
        void status() {
            top().with(lab -> top().printer().webService(lab.webService()));
        }

        @Command(description = "Start it as the lab file says.")
        void start() {
            top().with(lab -> top().printer().done(lab.startWebService() ? "Started." : "It runs already."));
        }

        @Command(description = "Stop it. Machines go on.")
        void stop() {
            top().with(lab -> top().printer().done(lab.stopWebService() ? "Stopped." : "It does not run."));
        }

        @Command(description = "Stop it if it runs, and start it.")
        void restart() {
            top().with(lab -> {
                lab.restartWebService();
                top().printer().done("Restarted.");
            });
        }

        @Command(description = "Who is connected to it.")
        void clients() {
            top().with(lab ->
                    lab.webServiceClients().forEach(client -> top().printer().line(client.address() + called(client))));
        }

        private static String called(Rooms.WebServiceClient client) {
            String name = client.own() ? "this Mooring" : client.machine();
            return name.isEmpty() ? "" : " " + name;
        }

        @Command(description = "The end of its log.")
        void log(@Option(names = "--lines", defaultValue = "50", paramLabel = "N") int lines) {
            top().with(lab -> lab.webServiceLog(lines).forEach(top().printer()::line));
        }
    }

    @Command(name = "machine", description = "VirtualBox's machines.")
    static final class MachineCommands extends Group {
        @Command(description = "All machines.")
        void ls() {
            top().with(lab -> top().printer().machines(lab.machines()));
        }

        @Command(description = "One machine, and what is on its controllers.")
        void show(@Parameters(paramLabel = "MACHINE") String machine) {
            top().with(lab -> top().printer().machine(lab.machine(machine)));
        }

        @Command(description = "Start a machine, without a window.")
        void start(@Parameters(paramLabel = "MACHINE") String machine) {
            top().with(lab ->
                    top().printer().done(lab.startMachine(machine) ? machine + " runs." : machine + " runs already."));
        }

        @Command(description = "Shut a machine down in order, as its power button does.")
        void stop(@Parameters(paramLabel = "MACHINE") String machine) {
            top().with(lab -> top().printer()
                    .done(lab.stopMachine(machine) ? machine + " is off." : machine + " is off already."));
        }

        @Command(description = "Cut a machine's power. What its guest had not written is lost.")
        void poweroff(@Parameters(paramLabel = "MACHINE") String machine) {
            top().with(lab -> top().printer()
                    .done(lab.powerOffMachine(machine) ? machine + " is off." : machine + " is off already."));
        }

        @Command(
                description =
                        "Remove the IDE controller with what is on it, and set the SATA ports. Only while it is off.")
        void storage(@Parameters(paramLabel = "MACHINE") String machine) {
            top().with(lab -> {
                List<Progress> changes = lab.prepareStorage(machine, false, Listener.SILENT);
                changes.forEach(change -> top().printer().line(change.sentence(Locale.getDefault())));
                if (changes.isEmpty()) {
                    top().printer().done("Nothing to change.");
                }
            });
        }
    }

    @Command(name = "volume", description = "The volumes of the lab.")
    static final class VolumeCommands extends Group {
        @Command(description = "All volumes.")
        void ls() {
            top().with(lab -> top().printer().volumes(lab.volumes()));
        }

        @Command(description = "A new, empty volume.")
        void create(
                @Parameters(paramLabel = "NAME") String name,
                @Option(
                                names = "--size",
                                defaultValue = "2",
                                paramLabel = "SIZE",
                                description = "GiB, or like 512m, 2g, 1t (${DEFAULT-VALUE}).")
                        String size) {
            long bytes = VolumeSize.parse(size).bytes();
            top().with(lab -> top().printer().volume(lab.createVolume(name, bytes)));
        }

        @Command(description = "One volume.")
        void inspect(@Parameters(paramLabel = "NAME") String name) {
            top().with(lab -> top().printer().volume(lab.volume(name)));
        }

        @Command(description = "Detach a volume from its machine. Refused while anything uses it.")
        void detach(@Parameters(paramLabel = "NAME") String name) {
            top().with(lab -> top().printer()
                    .done(lab.detachVolume(name) ? "Detached " + name + "." : name + " is not attached."));
        }

        @Command(description = "Delete a volume and what is in it, for good. Refused while it is attached.")
        void rm(@Parameters(paramLabel = "NAME") String name) {
            top().with(lab -> {
                List<String> unasked = lab.removeVolume(lab.volume(name));
                top().printer()
                        .done("Removed " + name + "."
                                + (unasked.isEmpty()
                                        ? ""
                                        : " Not asked whether a container there needs it: " + String.join(", ", unasked)
                                                + "."));
            });
        }
    }
}
