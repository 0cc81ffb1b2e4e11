package app.mooring.cli;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.setup.Doctor;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "practice", description = "A lab of Mooring's own, to try everything on. It is no real VirtualBox.")
final class PracticeCommands extends CommandLine.Group {
    private static final String LABEL =
            "Practice lab: its VirtualBox, machines and Docker are simulated; MySQL and the volume driver are real.";

    @Command(description = "Start one, as a newcomer has it, and keep it running until Ctrl-C.")
    void start(
            @Option(
                            names = "--keep",
                            paramLabel = "FOLDER",
                            description = "Keep it there, and go on with it next time.")
                    @Nullable
                    Path keep) {
        CommandLine top = top();
        try (Rooms.Practice practice = top.rooms().practice(Optional.ofNullable(keep))) {
            top.printer().line(LABEL);
            top.printer().line("It runs until Ctrl-C. In another terminal:");
            top.printer().line("    export MOORING_HOME='" + practice.home() + "'");
            top.printer().line("    alias mooring=\"'" + practice.program() + "' --lab '" + practice.labFile() + "'\"");
            top.printer().line("    mooring setup --yes");
            top.printer().line("Its guests' SSH ports are in that file; user and password are ubuntu.");
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            top.printer().line("The practice lab has ended.");
        }
    }

    @Command(name = "break", description = "Let a bad day happen in the practice lab that --lab names.")
    void breakIt(
            @Parameters(
                            paramLabel = "WHAT",
                            description =
                                    "power, network, slow, hostkey, ports: of a machine; folder, webservice, sessions.")
                    String day,
            @Parameters(paramLabel = "MACHINE", arity = "0..1") @Nullable String machine) {
        top().printer().done(top().rooms().badDay(top().lab(), false, day, Optional.ofNullable(machine)));
    }

    @Command(description = "Take a bad day back.")
    void mend(
            @Parameters(paramLabel = "WHAT") String day,
            @Parameters(paramLabel = "MACHINE", arity = "0..1") @Nullable String machine) {
        top().printer().done(top().rooms().badDay(top().lab(), true, day, Optional.ofNullable(machine)));
    }

    /// Works on a practice lab that was set up from newcomer's machines.
    static void withPrepared(CommandLine top, Optional<Path> keep, Consumer<Rooms.Opened> work) {
        ProgressLines progress = top.progress();
        progress.lasting(LABEL);
        try (Rooms.Practice practice = top.rooms().practice(keep);
                Rooms.Opened lab = practice.open((name, type, fingerprint) -> {
                    progress.lasting("Trusting the host key of %s: %s %s".formatted(name, type, fingerprint));
                    return true;
                })) {
            List<Doctor.Diagnosis> found = lab.setup(progress, _ -> true);
            found.stream()
                    .filter(one -> !one.finding().isSatisfied())
                    .findFirst()
                    .ifPresent(one -> {
                        throw Failure.failed(
                                "practice.setup",
                                one.requirement().subject(),
                                one.requirement().id(),
                                one.finding().detail(Locale.getDefault()));
                    });
            work.accept(lab);
            keep.ifPresent(
                    folder -> progress.lasting("Kept in " + folder + ": mooring demo --practice --keep " + folder));
        }
    }
}
