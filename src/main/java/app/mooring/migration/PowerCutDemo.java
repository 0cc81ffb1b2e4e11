package app.mooring.migration;

import app.mooring.docker.ListedContainer;
import app.mooring.failure.Failure;
import app.mooring.lab.Attachments;
import app.mooring.lab.Guest;
import app.mooring.lab.GuestDisk;
import app.mooring.lab.MachineControl;
import app.mooring.lab.Volume;
import app.mooring.lab.VolumeFolder;
import app.mooring.operation.Listener;
import app.mooring.operation.Step;
import app.mooring.ssh.Command;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The demo with a machine that dies: its power is cut while MySQL runs, which goes on on the other one. The first
/// machine is started again, also when it fails. Other things that run there are not ended with it: they are
/// refused.
public final class PowerCutDemo {
    static final String OPERATION = "power-cut-demo";
    private static final Duration BOOT = Duration.ofMinutes(3);

    private final Guest from;
    private final Guest to;
    private final VolumeFolder volumes;
    private final Attachments attachments;
    private final MachineControl machines;
    private final DemoScene scene;
    private final StepTimes times;

    public PowerCutDemo(
            DemoStage stage, Attachments attachments, MachineControl machines, StepTimes times, Listener listener) {
        this.from = stage.from();
        this.to = stage.to();
        this.volumes = stage.volumes();
        this.attachments = attachments;
        this.machines = machines;
        this.scene = new DemoScene(stage, listener);
        this.times = times;
    }

    /// The steps it will take.
    public List<MovePlan.PlannedStep> plan() {
        return times.planned(OPERATION, steps());
    }

    /// Runs it. The report of a run that failed is handed over too, before the failure is thrown. Failures:
    /// `migration.powerNeeded` while other containers run on the first machine, or other volumes are mounted
    /// there.
    ///
    /// @param recovery settles what earlier operations left
    public DemoReport run(Recovery recovery, Consumer<DemoReport> ofFailed) {
        recovery.settle();
        requireAlone();
        return scene.run(OPERATION, steps(), recovery, times, ofFailed);
    }

    private void requireAlone() {
        attachments.requireIn(from.name(), from);
        Stream<String> containers = from.engine().containers().list().stream()
                .filter(one -> one.running() && !one.name().equals(DemoScene.CONTAINER))
                .map(ListedContainer::name);
        Stream<String> mounted = volumes.list().stream()
                .filter(one -> !one.name().equals(DemoScene.VOLUME) && isAttached(one))
                .filter(one -> GuestDisk.find(from, one.serial())
                        .flatMap(GuestDisk::mountPoint)
                        .isPresent())
                .map(Volume::name);
        List<String> others = Stream.concat(containers, mounted).toList();
        if (!others.isEmpty()) {
            throw Failure.refused("migration.powerNeeded", from.name(), String.join(", ", others));
        }
    }

    private boolean isAttached(Volume volume) {
        return volume.state() == Volume.State.ATTACHED
                && attachments.holders(volume).stream().anyMatch(one -> one.is(from.name()));
    }

    private List<Step> steps() {
        return Stream.of(scene.before(), failingOver(), scene.after(), comingBack())
                .flatMap(List::stream)
                .toList();
    }

    private List<Step> failingOver() {
        return List.of(
                Step.of("power-off", List.of("VBoxManage controlvm " + from.name() + " poweroff"), () -> {
                            requireAlone();
                            scene.goesDown();
                            machines.powerOff(from.name());
                        })
                        .undoneBy(() -> machines.start(from.name())),
                Step.of(
                        "detach",
                        List.of(Failover.detaching(from.name())),
                        () -> attachments.take(volumes.find(DemoScene.VOLUME), from.name())),
                Step.of(
                        "attach",
                        List.of("VBoxManage storageattach " + to.name() + " … --medium "
                                + volumes.file(DemoScene.VOLUME)),
                        () -> attachments.give(
                                volumes.find(DemoScene.VOLUME),
                                to.name(),
                                to.machine().controller())));
    }

    private List<Step> comingBack() {
        return List.of(
                Step.of("power-on", List.of("VBoxManage startvm " + from.name() + " --type headless"), () -> {
                    machines.start(from.name());
                    from.awaitAnswer(BOOT);
                    // Returns when it runs, as it soon does by itself.
                    from.shell()
                            .check(Command.of("systemctl", "start", "docker")
                                    .asRoot()
                                    .timeout(BOOT));
                }),
                Step.of(
                        "remove",
                        List.of(Move.on(from, "docker rm " + DemoScene.CONTAINER)),
                        () -> scene.removeContainer(from)));
    }
}
