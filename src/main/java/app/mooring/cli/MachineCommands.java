package app.mooring.cli;

import app.mooring.operation.Listener;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "machine", description = "VirtualBox's machines.")
final class MachineCommands extends CommandLine.Group {
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
        top().with(lab ->
                top().printer().done(lab.stopMachine(machine) ? machine + " is off." : machine + " is off already."));
    }

    @Command(description = "Cut a machine's power. What its guest had not written is lost.")
    void poweroff(@Parameters(paramLabel = "MACHINE") String machine) {
        top().with(lab -> top().printer()
                .done(lab.powerOffMachine(machine) ? machine + " is off." : machine + " is off already."));
    }

    @Command(
            description = "Remove the IDE controller with what is on it, and set the SATA ports. Only while it is off.")
    void storage(@Parameters(paramLabel = "MACHINE") String machine) {
        top().with(lab -> {
            List<String> changes = lab.prepareStorage(machine, false, Listener.SILENT).stream()
                    .map(change -> change.sentence(Locale.getDefault()))
                    .toList();
            if (changes.isEmpty()) {
                top().printer().done("Nothing to change.");
            } else {
                top().printer().lines(changes);
            }
        });
    }
}
