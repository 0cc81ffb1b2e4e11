package app.mooring;

import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.lab.Machine;
import app.mooring.lab.MachineControl;
import app.mooring.lab.Machines;
import app.mooring.operation.LabLock;
import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import app.mooring.operation.StepResult;
import app.mooring.operation.Uncancelled;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// VirtualBox's machines, for an opened lab.
record LabMachines(Wiring wiring) {
    private static final long NANOS_OF_MILLI = 1_000_000;
    private static final String STORAGE = "machine.storage";

    List<Machine> all() {
        return new Machines(wiring.virtualBox).list();
    }

    Machine of(String name) {
        return new Machines(wiring.virtualBox).find(name);
    }

    boolean start(String name) {
        try (LabLock _ = wiring.lock()) {
            return wiring.machineControl().start(name);
        }
    }

    boolean stop(String name) {
        try (LabLock _ = wiring.lock()) {
            return wiring.machineControl().stop(name);
        }
    }

    boolean powerOff(String name) {
        try (LabLock _ = wiring.lock()) {
            return wiring.machineControl().powerOff(name);
        }
    }

    List<Progress> prepareStorage(String name, boolean restart, Listener listener) {
        Lab.Machine wanted = wiring.lab.machines().stream()
                .filter(machine -> machine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Failure.usage("lab.notInLab", name));
        try (LabLock _ = wiring.lock()) {
            MachineControl control = wiring.machineControl();
            control.requireNoObstacle(name, wanted.controller(), wanted.ports());
            AtomicBoolean pressed = new AtomicBoolean();
            List<Progress> changes;
            try {
                if (restart) {
                    step(listener, "machine.stop", "mooring machine stop " + name, () -> {
                        if (control.press(name, () -> pressed.set(true))) {
                            control.awaitOff(name);
                        }
                        return true;
                    });
                }
                changes = step(
                        listener,
                        STORAGE,
                        "mooring machine storage " + name,
                        () -> control.prepareStorage(name, wanted.controller(), wanted.ports()));
                changes.forEach(change -> listener.progress(STORAGE, change));
            } catch (Failure failure) {
                throw pressed.get()
                        ? Uncancelled.takeBack(failure, () -> startAgain(control, name, listener))
                        : failure;
            }
            if (pressed.get()) {
                Uncancelled.run(() -> startAgain(control, name, listener));
            }
            return changes;
        }
    }

    private static void startAgain(MachineControl control, String name, Listener listener) {
        step(listener, "machine.start", "mooring machine start " + name, () -> {
            control.startAgain(name);
            return true;
        });
    }

    private static <T> T step(Listener listener, String id, String command, Supplier<T> work) {
        listener.started(id);
        long begin = System.nanoTime();
        StepResult.State state = StepResult.State.FAILED;
        try {
            T result = work.get();
            state = StepResult.State.DONE;
            return result;
        } finally {
            listener.ended(new StepResult(id, state, (System.nanoTime() - begin) / NANOS_OF_MILLI, List.of(command)));
        }
    }
}
