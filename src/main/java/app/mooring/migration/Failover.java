package app.mooring.migration;

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
import java.util.ArrayList;
import java.util.List;
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
    /// given up. Failures: `lab.machineAlive` while the machine that has it is neither powered off nor aborted.
    ///
    /// @param powerOff whether to cut the power of a machine that has it and is not dead
    public Report run(String name, String target, boolean powerOff) {
        Guest to = guests.of(target);
        recovery.settle();
        recovery.requireAnswerable(name);
        Volume volume = volumes.find(name);
        List<Attachments.Holder> holders = attachments.holdersBut(volume, target);
        holders.stream()
                .filter(one -> !one.dead() && !(powerOff && one.on()))
                .findFirst()
                .ifPresent(one -> {
                    throw one.refusal(volume);
                });
        attachments.requireRoom(volume, target, to.machine().controller());
        driver.require(to, name);
        driver.register(to, name);
        recovery.giveUp(name);
        Journal journal = recovery.begin(OPERATION, List.of(name), List.of(to), Map.of("volume", name, "to", target));
        return run(journal, to, volume, holders);
    }

    private Report run(Journal journal, Guest to, Volume volume, List<Attachments.Holder> holders) {
        String target = to.name();
        int[] port = {0};
        List<Step> steps = new ArrayList<>();
        holders.stream()
                .filter(one -> !one.dead())
                .forEach(one -> steps.add(
                        Step.of("power-off", List.of("VBoxManage controlvm " + one.machine() + " poweroff"), () -> {
                            attachments.requireHolder(volume, one.machine());
                            machines.powerOff(one.machine());
                        })));
        holders.forEach(one -> steps.add(Step.of(
                "detach",
                List.of("VBoxManage storageattach " + one.machine() + " … --medium none"),
                () -> attachments.take(volume, one.machine()))));
        steps.add(Step.of(
                "attach",
                List.of("VBoxManage storageattach " + target + " … --medium " + volume.file()),
                () -> port[0] = attachments.give(volume, target, to.machine().controller())));
        List<StepResult> results = new Runner(listener, journal).run(steps);
        return new Report(
                volume.name(),
                volume.medium(),
                String.join(
                        ", ", holders.stream().map(Attachments.Holder::machine).toList()),
                target,
                port[0],
                results,
                Move.on(to, "docker run -d -v " + volume.name() + ":PATH IMAGE"));
    }
}
