package app.mooring.ui.machines;

import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.Machine;
import app.mooring.ui.control.Power;
import java.util.List;
import java.util.Optional;

/// How a machine's storage differs from what the lab wants, and what changing it would interrupt.
///
/// @param ide the IDE controllers, which are to be removed
/// @param ports how many the wanted controller has; empty: there is no such controller
/// @param obstacle why it cannot be changed at all: a text's key after `obstacle.`
/// @param interrupts the containers that run in the machine, which a restart would stop for a while
record Storage(
        List<String> ide, Optional<Integer> ports, int wanted, Optional<String> obstacle, List<String> interrupts) {
    private static final String IDE = "IDE";
    private static final String SATA = "SATA";
    private static final String HARD_DISK = "HardDisk";

    Storage {
        ide = List.copyOf(ide);
        interrupts = List.copyOf(interrupts);
    }

    /// Of a machine that VirtualBox has.
    static Storage of(MachineView view, Machine machine) {
        List<Machine.Controller> ide = machine.controllers().stream()
                .filter(one -> one.bus().equals(IDE))
                .toList();
        Optional<Machine.Controller> sata = machine.controllers().stream()
                .filter(one -> one.bus().equals(SATA)
                        && one.name().equals(view.wanted().controller()))
                .findFirst();
        return new Storage(
                ide.stream().map(Machine.Controller::name).toList(),
                sata.map(Machine.Controller::ports),
                view.wanted().ports(),
                obstacle(view, ide, sata),
                view.runningContainers());
    }

    private static Optional<String> obstacle(
            MachineView view, List<Machine.Controller> ide, Optional<Machine.Controller> sata) {
        if (sata.isEmpty()) {
            return Optional.of("noController");
        }
        if (ide.stream()
                .flatMap(one -> one.attachments().stream())
                .anyMatch(one -> one.device().equals(HARD_DISK))) {
            return Optional.of("diskOnIde");
        }
        if (sata.stream()
                .flatMap(one -> one.attachments().stream())
                .anyMatch(one -> one.port() >= view.wanted().ports())) {
            return Optional.of("portInUse");
        }
        return switch (Power.of(view.state())) {
            case SAVED -> Optional.of("saved");
            case PAUSED, STUCK, CHANGING -> Optional.of("between");
            case RUNNING, OFF, ABORTED, MISSING, UNKNOWN -> Optional.empty();
        };
    }

    /// Whether all is as the lab wants it.
    boolean right() {
        return ide.isEmpty() && ports.filter(there -> there == wanted).isPresent();
    }

    /// What there is to change: a text's key after `action.`
    String change() {
        return ide.isEmpty() ? "setPorts" : portsRight() ? "removeIde" : "removeIdeSetPorts";
    }

    boolean portsRight() {
        return ports.filter(there -> there == wanted).isPresent();
    }
}
