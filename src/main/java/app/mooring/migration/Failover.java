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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A volume whose machine is dead goes to another machine. That it is dead is VirtualBox's word, not the network's; a machine
/// that comes back finds the volume attached elsewhere, and cannot have it.
public final class Failover {
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
    private final Path journal;
    private final Listener listener;

    /// @param driver the volume driver's name in Docker
    /// @param journal the lab's
    public Failover(
            Guests guests,
            VolumeFolder volumes,
            Attachments attachments,
            MachineControl machines,
            String driver,
            Path journal,
            Listener listener) {
        this.guests = guests;
        this.volumes = volumes;
        this.attachments = attachments;
        this.machines = machines;
        this.driver = new VolumeDriver(driver);
        this.journal = journal;
        this.listener = listener;
    }

    /// Gives the volume to that machine; one that has it already keeps it. Failures: `lab.machineAlive` while the machine
    /// that has it is neither powered off nor aborted.
    ///
    /// @param powerOff whether to cut the power of a machine that has it and is not dead
    public Report run(String name, String target, boolean powerOff) {
        Guest to = guests.of(target);
        Volume volume = volumes.find(name);
        List<Attachments.Holder> holders = attachments.holders(volume).stream()
                .filter(one -> !one.machine().equals(target))
                .toList();
        holders.forEach(one -> {
            if (!one.dead() && !powerOff) {
                throw Failure.refused("lab.machineAlive", name, one.machine(), one.state());
            }
        });
        to.engine().version();
        driver.require(to, name);
        int[] port = {0};
        List<Step> steps = new ArrayList<>();
        holders.stream()
                .filter(one -> !one.dead())
                .forEach(one -> steps.add(Step.of(
                        "power-off", List.of("VBoxManage controlvm " + one.machine() + " poweroff"), () -> {
                            attachments.requireHolder(volume, one.machine());
                            machines.powerOff(one.machine());
                        })));
        holders.forEach(one -> steps.add(Step.of(
                "detach",
                List.of("VBoxManage storageattach " + one.machine() + " … --medium none"),
                () -> attachments.take(volume, one.machine()))));
        steps.add(Step.of(
                "register",
                List.of(Move.on(to, "docker volume create --driver " + driver.name() + " " + name)),
                () -> driver.register(to, name)));
        steps.add(Step.of(
                "attach",
                List.of("VBoxManage storageattach " + target + " … --medium " + volume.file()),
                () -> port[0] = attachments.give(volume, target, to.machine().controller())));
        Journal written = Journal.begin(journal, "failover", Map.of("volume", name, "to", target));
        List<StepResult> results = new Runner(listener, written).run(steps);
        return new Report(
                name,
                volume.medium(),
                String.join(", ", holders.stream().map(Attachments.Holder::machine).toList()),
                target,
                port[0],
                results,
                Move.on(to, "docker run -d -v " + name + ":PATH IMAGE"));
    }
}
