package app.mooring.ui.harbour;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.ContainerView;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.lab.Machine;
import app.mooring.ui.control.Port;
import app.mooring.ui.control.Power;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// A machine as it is drawn: what is attached to it, and what runs in its guest.
///
/// @param reach whether its guest answers
/// @param docker the engine's version; empty: not known
/// @param driver the state of the volume driver's service; empty: not known
/// @param release the driver's; empty: none, or not known
/// @param others the containers that have no volume of the lab
/// @param wantedPorts how many ports it should have
record Berth(
        String name,
        Power power,
        Reach reach,
        String address,
        String docker,
        String driver,
        String release,
        List<Port> ports,
        List<Block> blocks,
        List<ContainerView> others,
        List<Fault> faults,
        int wantedPorts) {
    /// What is wrong with its controllers.
    enum Fault {
        /// It has an IDE controller.
        IDE,
        /// Its controller has fewer ports than wanted.
        FEW_PORTS,
        /// It has no controller of the name that the lab file says.
        NO_CONTROLLER,
        /// Something is on each of its ports.
        NO_FREE_PORT
    }

    static Berth of(MachineView view, LabSnapshot seen, List<Block> all) {
        List<Block> blocks = all.stream()
                .filter(block -> block.machine().equals(view.name()))
                .sorted(Comparator.comparingInt(Block::port))
                .toList();
        return new Berth(
                view.name(),
                Power.of(view, seen.host()),
                view.guest().reach(),
                view.guest().address(),
                view.guest().docker(),
                view.guest().driver(),
                view.guest().release(),
                ports(view, blocks),
                blocks,
                view.guest().containers().stream()
                        .filter(one -> one.volumes().stream()
                                .noneMatch(name -> all.stream()
                                        .anyMatch(block -> block.name().equals(name))))
                        .toList(),
                faults(view),
                view.wanted().ports());
    }

    private static List<Port> ports(MachineView view, List<Block> blocks) {
        return view.machine().stream()
                .flatMap(machine -> machine.controllers().stream())
                .filter(controller -> controller.name().equals(view.wanted().controller()))
                .flatMap(controller -> Port.all(controller, on(blocks), colour(blocks)).stream())
                .toList();
    }

    private static Function<Machine.Attachment, Optional<String>> on(List<Block> blocks) {
        return attached -> blocks.stream()
                .filter(block -> block.port() == attached.port())
                .findFirst()
                .map(Block::name);
    }

    private static ToIntFunction<String> colour(List<Block> blocks) {
        Map<String, Integer> colours = blocks.stream().collect(Collectors.toMap(Block::name, Block::colour));
        return colours::get;
    }

    private static List<Fault> faults(MachineView view) {
        List<Fault> faults = new ArrayList<>();
        view.machine().ifPresent(machine -> {
            if (machine.controllers().stream().anyMatch(one -> one.bus().equals("IDE"))) {
                faults.add(Fault.IDE);
            }
            machine.controllers().stream()
                    .filter(one -> one.name().equals(view.wanted().controller()))
                    .findFirst()
                    .ifPresentOrElse(
                            one -> {
                                if (one.ports() < view.wanted().ports()) {
                                    faults.add(Fault.FEW_PORTS);
                                } else if (one.attachments().size() >= one.ports()) {
                                    faults.add(Fault.NO_FREE_PORT);
                                }
                            },
                            () -> faults.add(Fault.NO_CONTROLLER));
        });
        return faults;
    }

    /// The first port that is free; 0: none.
    int freePort() {
        return ports.stream()
                .filter(port -> port.use() == Port.Use.FREE)
                .mapToInt(Port::number)
                .findFirst()
                .orElse(0);
    }

    boolean awake() {
        return power == Power.RUNNING && reach.answers();
    }

    /// Why a volume cannot be moved to a machine.
    enum Refusal {
        /// It is there.
        HERE,
        UNREADABLE,
        OFF,
        /// The guest does not answer.
        AWAY,
        /// No port is free.
        FULL
    }

    /// Why that volume cannot be moved here, as far as can be seen; empty: it can.
    Optional<Refusal> refuses(Block block) {
        if (block.machine().equals(name)) {
            return Optional.of(Refusal.HERE);
        }
        if (!block.readable()) {
            return Optional.of(Refusal.UNREADABLE);
        }
        if (power != Power.RUNNING) {
            return Optional.of(Refusal.OFF);
        }
        if (!reach.answers()) {
            return Optional.of(Refusal.AWAY);
        }
        return freePort() > 0 ? Optional.empty() : Optional.of(Refusal.FULL);
    }

    boolean takes(Block block) {
        return refuses(block).isEmpty();
    }
}
