package app.mooring.virtualbox.soap;

import app.mooring.failure.Failure;

/// Tidying up, which an interrupt must not prevent.
final class Uninterrupted {
    private Uninterrupted() {}

    /// The thread's interrupt is put off until it is done.
    static void run(Runnable step) {
        boolean interrupted = Thread.interrupted();
        try {
            step.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The same, for what ends by itself with the web session if it does not work now.
    static void attempt(Runnable step) {
        try {
            run(step);
        } catch (Fault | Failure unimportant) {
            System.getLogger(Uninterrupted.class.getName()).log(System.Logger.Level.DEBUG, "tidying up", unimportant);
        }
    }
}
