package app.mooring.migration;

import app.mooring.failure.Failure;
import app.mooring.lab.Attachments;
import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.lab.MachineControl;
import app.mooring.lab.Volume;
import app.mooring.lab.VolumeFolder;
import app.mooring.operation.Journal;
import app.mooring.operation.Listener;
import app.mooring.operation.Runner;
import app.mooring.operation.Step;
import app.mooring.operation.StepResult;
import app.mooring.operation.Uncancelled;
import app.mooring.ssh.Quoting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A volume whose machine is dead goes to another machine. That it is dead is VirtualBox's word, not the
/// network's; a machine that comes back finds the volume attached elsewhere, and cannot have it.
public final class Failover {
    static final String OPERATION = "failover";

    /// How it went.
    ///
    /// @param from the machine that had it; empty: none
    /// @param next what a person types to use the volume there
    public record Report(
            String volume, String medium, String from, String to, int port, List<StepResult> steps, String next) {}

    private final Guests guests;
    private final VolumeFolder volumes;
    private final Attachments attachments;
    private final MachineControl machines;
    private final VolumeDriver driver;
    private final Recovery recovery;
    private final Listener listener;

    /// @param driver the volume driver's name in Docker
    /// @param recovery settles what earlier operations left
    public Failover(
            Guests guests,
            VolumeFolder volumes,
            Attachments attachments,
            MachineControl machines,
            String driver,
            Recovery recovery,
            Listener listener) {
        this.guests = guests;
        this.volumes = volumes;
        this.attachments = attachments;
        this.machines = machines;
        this.driver = new VolumeDriver(driver);
        this.recovery = recovery;
        this.listener = listener;
    }

    /// Gives the volume to that machine; one that has it already keeps it. Nothing is cut off and nothing is
    /// taken before it is known that the target can have it. A move of the volume that cannot be settled is
    /// given up. Once it has begun it goes on to its end, whoever cancels it: no power comes back by
    /// that. Failures: `lab.machineAlive` while the machine that has it is neither powered off nor aborted,
    /// `migration.poweredOff` when its power was cut in vain, `migration.mayBeOff` when VirtualBox does not say
    /// whether it was.
    ///
    /// @param powerOff whether to cut the power of a machine that has it and is not dead
    public Report run(String name, String target, boolean powerOff) {
        Guest to = guests.of(target);
        recovery.settle();
        recovery.requireAnswerable(name);
        Taking taking = look(name, to, powerOff);
        driver.register(to, name);
        if (Thread.interrupted()) {
            throw Failure.cancelled(new InterruptedException());
        }
        recovery.giveUp(name);
        Journal journal = recovery.begin(OPERATION, List.of(name), List.of(to), Map.of("volume", name, "to", target));
        int[] port = {0};
        Map<String, Boolean> cut = new LinkedHashMap<>();
        List<StepResult> results = Uncancelled.get(() -> run(journal, taking, port, cut));
        // It is done: nothing that comes after it is to be cancelled for it.
        var _ = Thread.interrupted();
        return new Report(
                name,
                taking.volume().medium(),
                String.join(
                        ", ",
                        taking.holders().stream()
                                .map(Attachments.Holder::machine)
                                .toList()),
                target,
                port[0],
                results,
                next(name, to));
    }

    private List<StepResult> run(Journal journal, Taking taking, int[] port, Map<String, Boolean> cut) {
        try {
            return new Runner(listener, journal).run(steps(taking, port, cut));
        } catch (Failure failure) {
            throw told(failure, taking, cut);
        }
    }

    /// What is said of it when the power of machines was to be cut: of each, VirtualBox is asked whether it was.
    private Failure told(Failure failure, Taking taking, Map<String, Boolean> cut) {
        List<String> off = new ArrayList<>();
        boolean known = true;
        for (Map.Entry<String, Boolean> one : cut.entrySet()) {
            try {
                if (!machines.staysOn(one.getKey())) {
                    off.add(one.getKey());
                }
            } catch (Failure unknown) {
                off.add(one.getKey());
                known &= one.getValue();
            }
        }
        if (off.isEmpty()) {
            return failure;
        }
        return Failure.because(
                failure,
                known ? "migration.poweredOff" : "migration.mayBeOff",
                taking.volume().name(),
                String.join(", ", off),
                taking.to().name(),
                failure.sentence(Locale.getDefault()));
    }

    /// What a person types to use the volume there.
    static String next(String volume, Guest to) {
        return Quoting.line(to.machine().ssh().command()) + " sudo docker run -d -v " + volume + ":PATH IMAGE";
    }

    /// What is taken from whom.
    ///
    /// @param port the target's, that it should get
    private record Taking(Volume volume, Guest to, List<Attachments.Holder> holders, int port) {}

    private Taking look(String name, Guest to, boolean powerOff) {
        Volume volume = volumes.find(name);
        List<Attachments.Holder> holders = attachments.holdersBut(volume, to.name());
        holders.stream()
                .filter(one -> !one.dead() && !(powerOff && one.on()))
                .findFirst()
                .ifPresent(one -> {
                    throw one.refusal(volume);
                });
        int port = attachments.requireRoom(volume, to.name(), to.machine().controller());
        driver.require(to, name);
        return new Taking(volume, to, holders, port);
    }

    /// What it would do.
    record Preview(int port, List<Step> steps) {}

    /// Looks at all that could stand in its way, and changes nothing.
    Preview preview(String name, String target) {
        Taking taking = look(name, guests.of(target), false);
        return new Preview(taking.port(), steps(taking, new int[1], new LinkedHashMap<>()));
    }

    private List<Step> steps(Taking taking, int[] port, Map<String, Boolean> cut) {
        Volume volume = taking.volume();
        List<Step> steps = new ArrayList<>();
        taking.holders().stream()
                .filter(one -> !one.dead())
                .forEach(one -> steps.add(powerOff(volume, one.machine(), cut)));
        taking.holders()
                .forEach(one -> steps.add(Step.of(
                        "detach", List.of(detaching(one.machine())), () -> attachments.take(volume, one.machine()))));
        steps.add(Step.of(
                "attach",
                List.of(attaching(taking.to().name(), volume)),
                () -> port[0] = attachments.give(
                        volume, taking.to().name(), taking.to().machine().controller())));
        return steps;
    }

    /// @param cut by machine whose power is cut: whether VirtualBox has confirmed it
    private Step powerOff(Volume volume, String machine, Map<String, Boolean> cut) {
        return Step.of("power-off", List.of("VBoxManage controlvm " + machine + " poweroff"), () -> {
            attachments.requireHolder(volume, machine);
            machines.powerOff(machine, () -> cut.put(machine, false));
            cut.replace(machine, true);
        });
    }

    static String detaching(String machine) {
        return "VBoxManage storageattach " + machine + " … --medium none";
    }

    static String attaching(String machine, Volume volume) {
        return "VBoxManage storageattach " + machine + " … --medium " + volume.file();
    }
}
