package app.mooring.setup;

import app.mooring.failure.Failure;
import app.mooring.operation.Progress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Something that a lab needs: how to see whether it holds, why it has to, and how it is brought about.
///
/// @param id such as `machine.ports`
/// @param subject what it is about: `host`, or the name of a machine
/// @param reason why it is needed, in a sentence
/// @param commands what a person would type to bring it about
/// @param needs what has to hold before
/// @param look looks; throws a [Failure] when it does not hold
/// @param fix brings it about, and tells what it does; empty: a person has to
public record Requirement(
        String id,
        String subject,
        String reason,
        List<String> commands,
        List<Requirement> needs,
        Supplier<String> look,
        Optional<Consumer<Consumer<Progress>>> fix) {
    public Requirement {
        commands = List.copyOf(commands);
        needs = List.copyOf(needs);
    }

    /// Looks whether it holds, apart from what it needs.
    public Finding probe() {
        try {
            return new Finding.Satisfied(look.get());
        } catch (Failure failure) {
            return switch (failure.kind()) {
                case CANCELLED -> throw failure;
                case FAILED, REFUSED, USAGE ->
                    isAway(failure) ? new Finding.Unknown(failure) : new Finding.Unsatisfied(failure);
            };
        }
    }

    /// Whether the other side was not there to be asked, rather than asked and found wanting.
    private static boolean isAway(Failure failure) {
        return switch (failure.code()) {
            case "ssh.broken", "ssh.timeout" -> true;
            default -> false;
        };
    }
}
