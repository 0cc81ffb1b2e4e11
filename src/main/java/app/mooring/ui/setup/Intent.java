package app.mooring.ui.setup;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.setup.Doctor;
import app.mooring.setup.Requirement;
import app.mooring.setup.Requirements;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What is to be brought about, and what has to be asked before.
///
/// @param stops by machine that is restarted: the containers that run on it; none are named where that is not known
record Intent(Predicate<Requirement> wanted, Map<String, List<String>> stops) {
    /// @param doubted whether what was found of the rows counts no more
    /// @param busy see [LabSnapshot#busy]
    static Intent of(
            Predicate<Requirement> wanted,
            Collection<RequirementModel> rows,
            boolean doubted,
            Map<String, List<String>> busy) {
        Map<String, List<String>> stops = new TreeMap<>(busy);
        // A machine of which nothing is known is asked about only for what is known to be missing: what is not
        // agreed to is not done to it.
        stops.entrySet()
                .removeIf(stopped -> rows.stream()
                        .noneMatch(row -> row.subject().equals(stopped.getKey())
                                && Requirements.RESTARTING.contains(row.id())
                                && wanted.test(row.requirement())
                                && ((doubted && !stopped.getValue().isEmpty()) || row.mendable())));
        return new Intent(wanted, stops);
    }

    /// Whether it is known by now what would have to be asked: each guest was looked at, and none was last met with a
    /// host key that was not trusted then and is by now.
    static boolean known(@Nullable LabSnapshot seen, Collection<RequirementModel> rows) {
        return seen != null
                && seen.lookedAt()
                && seen.machines().stream()
                        .filter(machine -> machine.guest().reach() instanceof Reach.Away(var why)
                                && why.code().equals("ssh.hostKey.unknown"))
                        .noneMatch(machine -> rows.stream()
                                .anyMatch(row -> row.step().equals("guest.ssh " + machine.name())
                                        && row.finding().get().isSatisfied()));
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
