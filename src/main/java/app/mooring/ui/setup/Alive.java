package app.mooring.ui.setup;

import app.mooring.lab.LabSnapshot;
import java.util.HashSet;
import java.util.Set;

/// What of a lab is there: what a look at its needs depends on.
///
/// @param parts one each that runs, answers or serves
record Alive(Set<String> parts) {
    Alive {
        parts = Set.copyOf(parts);
    }

    static Alive of(LabSnapshot seen) {
        Set<String> parts = new HashSet<>();
        if (seen.host().webService().answers()) {
            parts.add("web service");
        }
        for (LabSnapshot.MachineView machine : seen.machines()) {
            if (machine.running()) {
                parts.add("machine " + machine.name());
            }
            if (machine.running() && machine.guest().reach().answers()) {
                parts.add("guest " + machine.name());
                if (machine.guest().driver().equals("active")) {
                    parts.add("driver " + machine.name());
                }
            }
        }
        return new Alive(parts);
    }

    /// Whether this has all that the other one had.
    boolean covers(Alive other) {
        return parts.containsAll(other.parts);
    }
}
