package app.mooring.cli;

import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import app.mooring.operation.StepResult;
import java.io.PrintWriter;
import java.util.Locale;

/// An operation's progress: on a terminal a line that is written over, else a line for each thing that
/// happened.
final class ProgressLines implements Listener {
    private static final String CLEAR = "\r\033[K";

    private final PrintWriter err;
    private final boolean terminal;

    ProgressLines(PrintWriter err) {
        this.err = err;
        this.terminal = Questions.terminal();
    }

    @Override
    public void started(String step) {
        if (terminal) {
            passing(step + " …");
        }
    }

    @Override
    public void progress(String step, Progress line) {
        String told = step + ": " + line.sentence(Locale.getDefault());
        if (terminal) {
            passing(told);
        } else {
            lasting(told);
        }
    }

    @Override
    public void ended(StepResult result) {
        String state = result.state().name().toLowerCase(Locale.ROOT);
        lasting("%-8s %s (%.1f s)".formatted(state, result.id(), result.millis() / 1000.0));
    }

    /// Nothing more is to be told: what passes is gone.
    void over() {
        if (terminal) {
            passing("");
        }
    }

    /// Something to be known for good.
    void lasting(String line) {
        err.println(terminal ? CLEAR + line : line);
        err.flush();
    }

    private void passing(String line) {
        err.print(CLEAR + line);
        err.flush();
    }
}
