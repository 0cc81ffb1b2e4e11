package app.mooring.practice.guest.ssh;

import java.util.concurrent.Executors;
import org.apache.sshd.common.util.threads.NoCloseExecutor;

/// Runs also what it is given after it was shut down. When a server is closed while something is read, the JDK
/// (`AsynchronousChannelGroup`) hands on what was read all the same; where that is rejected, its own thread ends by an
/// exception that nobody catches.
public final class NeverRejecting extends NoCloseExecutor {
    public NeverRejecting() {
        super(Executors.newVirtualThreadPerTaskExecutor());
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }
}
