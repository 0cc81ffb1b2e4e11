package app.mooring.cli;

import app.mooring.setup.Doctor;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "doctor",
        description = "Look at all that the lab needs, and change nothing. Ends with 1 when something is missing.")
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable CommandLine parent;

    @Override
    public Integer call() {
        CommandLine top = Objects.requireNonNull(parent);
        AtomicInteger status = new AtomicInteger();
        top.with(lab -> {
            top.progress().started("looking");
            List<Doctor.Diagnosis> found = lab.doctor();
            top.progress().over();
            status.set(show(top, found));
            top.printer().next(found);
        });
        return status.get();
    }

    static int show(CommandLine top, List<Doctor.Diagnosis> diagnoses) {
        top.printer().diagnoses(diagnoses);
        return diagnoses.stream().allMatch(one -> one.finding().isSatisfied()) ? 0 : 1;
    }
}
