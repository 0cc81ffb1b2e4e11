package app.mooring.ui.control;

import app.mooring.failure.Failure;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program of the system that opens something for the person, and goes on by itself.
///
/// @param command its words
/// @param honest whether its exit status says how it went
public record Opener(List<String> command, boolean honest) {
    /// One that cannot do it says so at once; one that goes on longer shows something.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    public Opener {
        command = List.copyOf(command);
    }

    /// One whose exit status says how it went.
    public static Opener of(List<String> command) {
        return new Opener(command, true);
    }

    /// Starts it; blocks until it has ended, for 2 seconds at most. It is not stopped then.
    ///
    /// @throws IOException where there is no such program, or it ended with a status that is not 0
    public void start() throws IOException {
        start(PATIENCE);
    }

    Process start(Duration patience) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS) && honest && process.exitValue() != 0) {
                throw new IOException(command.getFirst() + " ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
        return process;
    }

    private static File nothing() {
        return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }
}
