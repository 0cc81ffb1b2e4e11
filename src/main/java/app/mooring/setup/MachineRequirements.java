package app.mooring.setup;

import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.lab.Lab;
import app.mooring.lab.Machine;
import app.mooring.lab.MachineControl;
import app.mooring.lab.Machines;
import app.mooring.operation.Progress;
import app.mooring.operation.Uncancelled;
import app.mooring.virtualbox.soap.WebService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What has to hold of a machine in VirtualBox.
final class MachineRequirements {
    private static final Duration BOOT = Duration.ofMinutes(3);
    private static final String RUNNING = "Running";

    private final Lab.Machine wanted;
    private final Guest guest;
    private final WebService virtualBox;
    private final Requirement found;
    private final Requirement running;

    MachineRequirements(Lab.Machine wanted, Guest guest, WebService virtualBox, Requirement webService) {
        this.wanted = wanted;
        this.guest = guest;
        this.virtualBox = virtualBox;
        this.found = new Requirement(
                "machine.found",
                wanted.name(),
                "It has to be one of VirtualBox's machines of this user.",
                List.of(),
                List.of(webService),
                () -> machine().id(),
                Optional.empty());
        this.running = new Requirement(
                "machine.power",
                wanted.name(),
                "Volumes are attached to a machine that runs.",
                List.of("mooring machine start " + wanted.name()),
                List.of(found),
                () -> {
                    String state = machine().state();
                    if (!state.equals(RUNNING)) {
                        throw Failure.failed("setup.machineOff", wanted.name(), state);
                    }
                    return state;
                },
                Optional.of(this::powerOn));
    }

    List<Requirement> all() {
        Requirement sata = requirement(
                "machine.sata",
                "Volumes are attached to its ports.",
                List.of(),
                found,
                machine -> sata(machine).isPresent(),
                "controller " + wanted.controller(),
                "setup.noSata",
                Optional.empty());
        return List.of(
                found,
                running,
                sata,
                storage(
                        "machine.ide",
                        "With an empty drive on an IDE controller REX-Ray fails, and nothing here needs one.",
                        sata,
                        machine -> machine.controllers().stream()
                                .noneMatch(one -> one.bus().equals("IDE")),
                        "no IDE controller",
                        "setup.ide"),
                storage(
                        "machine.ports",
                        "Each volume takes one port, and ports cannot be added while the machine runs.",
                        sata,
                        machine -> sata(machine)
                                .filter(one -> one.ports() == wanted.ports())
                                .isPresent(),
                        wanted.ports() + " ports",
                        "setup.ports"));
    }

    private Optional<Machine.Controller> sata(Machine machine) {
        return machine.controllers().stream()
                .filter(one -> one.bus().equals("SATA") && one.name().equals(wanted.controller()))
                .findFirst();
    }

    private Requirement storage(
            String id, String reason, Requirement need, Predicate<Machine> holds, String detail, String code) {
        return requirement(
                id,
                reason,
                List.of(
                        "mooring machine stop " + wanted.name(),
                        "mooring machine storage " + wanted.name(),
                        "mooring machine start " + wanted.name()),
                need,
                holds,
                detail,
                code,
                Optional.of(this::prepareStorage));
    }

    private Requirement requirement(
            String id,
            String reason,
            List<String> commands,
            Requirement need,
            Predicate<Machine> holds,
            String detail,
            String code,
            Optional<Consumer<Consumer<Progress>>> fix) {
        return new Requirement(
                id,
                wanted.name(),
                reason,
                commands,
                List.of(need),
                () -> {
                    if (!holds.test(machine())) {
                        throw Failure.failed(code, wanted.name(), wanted.controller(), wanted.ports());
                    }
                    return detail;
                },
                fix);
    }

    private Machine machine() {
        return new Machines(virtualBox).find(wanted.name());
    }

    /// While it is off anyway, its storage is set too.
    private void powerOn(Consumer<Progress> told) {
        prepare(told);
        start(told);
    }

    /// A machine that ran is started again whatever became of its shutdown and its storage.
    private void prepareStorage(Consumer<Progress> told) {
        MachineControl control = new MachineControl(virtualBox);
        AtomicBoolean pressed = new AtomicBoolean();
        try {
            if (machine().state().equals(RUNNING)) {
                control.requireNoObstacle(wanted.name(), wanted.controller(), wanted.ports());
                told.accept(Progress.of("machine.stop", wanted.name()));
                if (control.press(wanted.name(), () -> pressed.set(true))) {
                    control.awaitOff(wanted.name());
                }
            }
            prepare(told);
        } catch (Failure failure) {
            throw pressed.get() ? Uncancelled.takeBack(failure, () -> control.startAgain(wanted.name())) : failure;
        }
        if (pressed.get()) {
            Uncancelled.run(() -> control.startAgain(wanted.name()));
        }
        start(told);
    }

    private void prepare(Consumer<Progress> told) {
        new MachineControl(virtualBox)
                .prepareStorage(wanted.name(), wanted.controller(), wanted.ports())
                .forEach(told);
    }

    private void start(Consumer<Progress> told) {
        told.accept(Progress.of("machine.start", wanted.name()));
        new MachineControl(virtualBox).start(wanted.name());
        told.accept(Progress.of("machine.answer", wanted.name()));
        guest.awaitAnswer(BOOT);
    }
}
