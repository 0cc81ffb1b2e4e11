package app.mooring.ui.setup;

import app.mooring.lab.LabSnapshot;
import app.mooring.setup.Doctor;
import app.mooring.setup.Requirement;
import app.mooring.setup.Requirements;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What is to be brought about, and what has to be asked before.
///
/// @param stops by machine: the containers that run on it, which is restarted
record Intent(Predicate<Requirement> wanted, Map<String, List<String>> stops) {
    /// @param doubted whether what was found of the rows counts no more
    /// @param busy by machine: the containers that run on it
    static Intent of(
            Predicate<Requirement> wanted,
            Collection<RequirementModel> rows,
            boolean doubted,
            Map<String, List<String>> busy) {
        Map<String, List<String>> stops = new TreeMap<>(busy);
        stops.keySet()
                .removeIf(machine -> rows.stream()
                        .noneMatch(row -> row.subject().equals(machine)
                                && Requirements.RESTARTING.contains(row.id())
                                && wanted.test(row.requirement())
                                && (doubted || row.mendable())));
        return new Intent(wanted, stops);
    }

    /// By machine: the containers that run on it; those on which none runs are not there.
    static Map<String, List<String>> busy(LabSnapshot seen) {
        return seen.machines().stream()
                .filter(machine -> !machine.runningContainers().isEmpty())
                .collect(Collectors.toMap(LabSnapshot.MachineView::name, LabSnapshot.MachineView::runningContainers));
    }

    /// Fails with the first of what was agreed to and does not hold.
    static List<Doctor.Diagnosis> requireDone(List<Doctor.Diagnosis> found, Predicate<Requirement> agreed) {
        Doctor.missing(found.stream()
                        .filter(one -> agreed.test(one.requirement()))
                        .toList())
                .ifPresent(failure -> {
                    throw failure;
                });
        return found;
    }

    /// What is agreed to by now: no machine is restarted on which something runs that was not spoken of.
    Predicate<Requirement> agreed(Map<String, List<String>> busy) {
        return one -> wanted.test(one)
                && (!Requirements.RESTARTING.contains(one.id())
                        || stops.keySet().contains(one.subject())
                        || !busy.containsKey(one.subject()));
    }
}
