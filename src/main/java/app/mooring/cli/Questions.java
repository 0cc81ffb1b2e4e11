package app.mooring.cli;

import app.mooring.ssh.HostKeyQuestion;
import java.io.Console;
import java.util.Locale;

/// Questions to whoever sits at the terminal; where nobody does, the answer is no.
final class Questions {
    private Questions() {}

    static HostKeyQuestion ofTerminal() {
        return (name, type, fingerprint) ->
                yes("The host key of %s was never seen: %s %s. Is it the right one?".formatted(name, type, fingerprint));
    }

    /// Whether somebody can read and answer.
    static boolean terminal() {
        Console console = System.console();
        return console.isTerminal();
    }

    static boolean yes(String question) {
        if (!terminal()) {
            return false;
        }
        String answer = System.console().readLine("%s [y/N] ", question);
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
