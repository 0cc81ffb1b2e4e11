package app.mooring.setup;

import app.mooring.failure.Failure;
import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import app.mooring.operation.StepResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Brings about what a lab needs, one requirement after the other: looks, mends, looks again. What holds is
/// left alone, so it can be run again at any time, and goes on where it stopped.
public final class Setup {
    private final Listener listener;
    private final Predicate<Requirement> agreed;

    /// @param agreed asks whether something may be mended; what is not agreed to ends the setup of what needs
    /// it
    public Setup(Listener listener, Predicate<Requirement> agreed) {
        this.listener = listener;
        this.agreed = agreed;
    }

    /// What was found at the end. What failed at one machine does not keep the others from being set up.
    public List<Doctor.Diagnosis> run(List<Requirement> requirements) {
        Map<Requirement, Finding> found = new HashMap<>();
        List<Doctor.Diagnosis> diagnoses = new ArrayList<>();
        for (Requirement one : requirements) {
            Finding finding = Doctor.finding(one, found);
            if (mendable(finding) && one.fix().isPresent() && agreed.test(one)) {
                finding = mended(one, one.fix().get());
            }
            found.put(one, finding);
            diagnoses.add(new Doctor.Diagnosis(one, finding));
        }
        return diagnoses;
    }

    private static boolean mendable(Finding finding) {
        return finding instanceof Finding.Unsatisfied || finding instanceof Finding.Unknown;
    }

    private Finding mended(Requirement one, Consumer<Consumer<Progress>> fix) {
        String step = one.id() + " " + one.subject();
        long begin = System.nanoTime();
        listener.started(step);
        Optional<Failure> failed = Optional.empty();
        try {
            fix.accept(line -> listener.progress(step, line));
        } catch (Failure failure) {
            if (failure.kind() == Failure.Kind.CANCELLED) {
                throw failure;
            }
            failed = Optional.of(failure);
        }
        Finding after = failed.<Finding>map(Finding.Unsatisfied::new).orElseGet(one::probe);
        listener.ended(new StepResult(
                step,
                after.isSatisfied() ? StepResult.State.DONE : StepResult.State.FAILED,
                (System.nanoTime() - begin) / 1_000_000,
                one.commands()));
        return after;
    }
}
