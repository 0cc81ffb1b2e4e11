package app.mooring.practice.engine.program;

import java.io.IOException;

/// A program that containers may have.
@FunctionalInterface
public interface Program {
    /// Begins it, and does not wait for it.
    Running start(Surroundings surroundings) throws IOException;

    /// A program that has begun.
    interface Running {
        /// SIGTERM.
        void terminate();

        /// SIGKILL. It is gone when this returns.
        void kill();

        /// Waits for its end; its status, 128 and more where a signal ended it.
        int await() throws InterruptedException;
    }
}
