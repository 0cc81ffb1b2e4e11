package app.mooring;

import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.lab.Machine;
import app.mooring.lab.Machines;
import app.mooring.operation.LabLock;
import java.util.List;

/// VirtualBox's machines, for an opened lab.
record LabMachines(Wiring wiring) {
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

    List<String> prepareStorage(String name) {
        Lab.Machine wanted = wiring.lab.machines().stream()
                .filter(machine -> machine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Failure.usage("lab.notInLab", name));
        try (LabLock _ = wiring.lock()) {
            return wiring.machineControl().prepareStorage(name, wanted.controller(), wanted.ports());
        }
    }
}
