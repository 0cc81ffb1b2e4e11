package app.mooring;

import app.mooring.failure.Failure;
import app.mooring.migration.Demo;
import app.mooring.migration.DemoReport;
import app.mooring.migration.DemoStage;
import app.mooring.migration.Failover;
import app.mooring.migration.Move;
import app.mooring.migration.MovePlan;
import app.mooring.migration.MovePlanner;
import app.mooring.migration.PowerCutDemo;
import app.mooring.migration.StepTimes;
import app.mooring.operation.LabLock;
import app.mooring.operation.Listener;
import app.mooring.operation.StepResult;
import app.mooring.settings.Home;
import java.util.List;
import java.util.function.Consumer;

/// Moves, failovers and the demo in an opened lab.
record LabMoves(Wiring wiring) {
    private DemoStage stage() {
        if (wiring.guests.all().size() < 2) {
            throw Failure.usage("migration.twoMachines");
        }
        return new DemoStage(
                wiring.guests.all().get(0),
                wiring.guests.all().get(1),
                wiring.volumeFolder(),
                wiring.lab.driver(),
                () -> Home.secret(wiring.home.generatedSecret(wiring.lab.name() + "/demo.password")),
                wiring.folder);
    }

    private Demo demo(Listener listener) {
        return new Demo(stage(), times(), listener);
    }

    private PowerCutDemo powerCutDemo(Listener listener) {
        return new PowerCutDemo(stage(), wiring.attachments(), wiring.machineControl(), times(), listener);
    }

    List<MovePlan.PlannedStep> planDemo(boolean powerCut) {
        return powerCut
                ? powerCutDemo(Listener.SILENT).plan()
                : demo(Listener.SILENT).plan();
    }

    DemoReport demo(Listener listener, Consumer<DemoReport> ofFailed) {
        Demo demo = demo(listener);
        try (LabLock _ = wiring.lock()) {
            return demo.run(wiring.recovery(listener), ofFailed);
        }
    }

    DemoReport powerCutDemo(Listener listener, Consumer<DemoReport> ofFailed) {
        PowerCutDemo demo = powerCutDemo(listener);
        try (LabLock _ = wiring.lock()) {
            return demo.run(wiring.recovery(listener), ofFailed);
        }
    }

    Move.Report move(String container, String to, Listener listener) {
        wiring.guests.of(to);
        try (LabLock _ = wiring.lock()) {
            return mover(listener).run(container, to);
        }
    }

    private Move mover(Listener listener) {
        return new Move(wiring.guests, wiring.lab.driver(), wiring.recovery(listener), wiring::requireRoom, listener);
    }

    Failover.Report failover(String volume, String to, boolean powerOff, Listener listener) {
        wiring.guests.of(to);
        try (LabLock _ = wiring.lock()) {
            return failover(listener).run(volume, to, powerOff);
        }
    }

    private Failover failover(Listener listener) {
        return new Failover(
                wiring.guests,
                wiring.volumeFolder(),
                wiring.attachments(),
                wiring.machineControl(),
                wiring.lab.driver(),
                wiring.recovery(listener),
                listener);
    }

    void settle(Listener listener) {
        try (LabLock _ = wiring.lock()) {
            wiring.recovery(listener).settleAll();
        }
    }

    MovePlan plan(String volume, String to) {
        return planner(Listener.SILENT).plan(volume, to);
    }

    List<StepResult> carryOut(MovePlan plan, Listener listener) {
        try (LabLock _ = wiring.lock()) {
            return planner(listener).carryOut(plan);
        }
    }

    private MovePlanner planner(Listener listener) {
        return new MovePlanner(
                wiring.guests,
                wiring.volumeFolder(),
                wiring.attachments(),
                wiring.lab.driver(),
                mover(listener),
                failover(listener),
                wiring.recovery(listener),
                times(),
                listener);
    }

    private StepTimes times() {
        return new StepTimes(wiring.folder.resolve("times.json"));
    }
}
