package app.mooring.practice.guest.shell;

import java.io.IOException;

/// A program of a guest. Interrupted, it ends.
@FunctionalInterface
public interface Program {
    /// Runs to its end; its status.
    int run(Call call) throws IOException, InterruptedException;
}
