package app.mooring.migration;

import app.mooring.lab.Attachments;
import app.mooring.lab.Guest;
import app.mooring.lab.Volume;
import app.mooring.operation.Listener;
import app.mooring.operation.Runner;
import app.mooring.operation.Step;
import app.mooring.operation.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A volume that nothing uses goes from a machine that runs, or from none, to another that runs.
///
/// @param recovery settles what earlier operations left
record VolumeMove(
        Detachment detachment, Attachments attachments, VolumeDriver driver, Recovery recovery, Listener listener) {
    static final String OPERATION = "volume-move";

    List<StepResult> run(Volume volume, Optional<Attachments.Holder> holder, Guest to) {
        recovery.require(List.of(volume.name()));
        return new Runner(listener, recovery.begin(OPERATION, List.of(volume.name()), List.of(to), Map.of()))
                .run(steps(volume, holder, to));
    }

    List<Step> steps(Volume volume, Optional<Attachments.Holder> holder, Guest to) {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of(
                "register",
                List.of(Move.on(to, "docker volume create --driver " + driver.name() + " " + volume.name())),
                () -> driver.register(to, volume.name())));
        holder.ifPresent(one -> steps.add(detaching(volume, one)));
        steps.add(Step.of(
                "attach",
                List.of(Failover.attaching(to.name(), volume)),
                () -> attachments.give(volume, to.name(), to.machine().controller())));
        return steps;
    }

    Step detaching(Volume volume, Attachments.Holder holder) {
        Guest from = detachment.guest(volume, holder);
        return Step.of(
                        "detach",
                        List.of(Failover.detaching(holder.machine())),
                        () -> detachment.release(volume, holder))
                .undoneBy(() -> attachments.give(
                        volume, holder.machine(), from.machine().controller()));
    }
}
