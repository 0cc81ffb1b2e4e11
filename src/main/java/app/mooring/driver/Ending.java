package app.mooring.driver;

import java.lang.System.Logger.Level;
import java.time.Duration;

/// The end of a thread that is interrupted.
final class Ending {
    private static final System.Logger LOG = System.getLogger(Ending.class.getName());

    /// An interrupt ends all that is waited for, but for a program of the guest that hangs. systemd
    /// kills the driver after 90 s, of which two threads and the farewell to VirtualBox take part.
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Ending() {}

    /// It has ended when this returns, unless it takes too long.
    static void of(Thread thread) {
        thread.interrupt();
        try {
            if (!thread.join(LONGEST)) {
                LOG.log(Level.WARNING, "What the {0} is about cannot be broken off", thread.getName());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
