package app.mooring.cli;

import app.mooring.setup.Requirement;
import app.mooring.ssh.HostKeyQuestion;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "setup",
        description = "Bring about all that the lab needs, asking before each change. Run it again at any time.")
final class SetupCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable CommandLine parent;

    @Option(
            names = "--yes",
            description = "Ask nothing: also machines are restarted, and host keys that were never seen are trusted.")
    private boolean yes;

    @Override
    public Integer call() {
        CommandLine top = Objects.requireNonNull(parent);
        ProgressLines progress = top.progress();
        HostKeyQuestion trusting = (name, type, fingerprint) -> {
            progress.lasting("Trusting the host key of %s from now on: %s %s".formatted(name, type, fingerprint));
            return true;
        };
        AtomicInteger status = new AtomicInteger();
        top.with(
                yes ? trusting : Questions.ofTerminal(),
                lab -> status.set(DoctorCommand.show(top, lab.setup(progress, this::agreed))));
        return status.get();
    }

    private boolean agreed(Requirement requirement) {
        return yes
                || Questions.yes("%s %s: %s Do it (%s)?"
                        .formatted(
                                requirement.subject(),
                                requirement.id(),
                                requirement.reason(),
                                String.join("; ", requirement.commands())));
    }
}
