package app.mooring.cli;

import app.mooring.ssh.HostKeyQuestion;
import java.io.Console;
import java.util.Locale;
import java.util.Optional;

/// Questions to whoever sits at the terminal; where nobody does, the answer is no.
final class Questions {
    private Questions() {}

    static HostKeyQuestion ofTerminal() {
        return (name, type, fingerprint) -> yes(
                "The host key of %s was never seen: %s %s. Is it the right one?".formatted(name, type, fingerprint));
    }

    /// Whether somebody can read and answer.
    static boolean terminal() {
        return console().isPresent();
    }

    private static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    static boolean yes(String question) {
        return console()
                .map(console -> console.readLine("%s [y/N] ", question))
                .filter(answer -> answer.strip().toLowerCase(Locale.ROOT).startsWith("y"))
                .isPresent();
    }
}
