package app.mooring.docker;

import app.mooring.ssh.Command;
import app.mooring.ssh.Shell;
import app.mooring.ssh.Stream;
import java.io.InputStream;
import java.io.OutputStream;

/// The way to an engine's socket.
@FunctionalInterface
interface Dial {
    /// A connection to it, as two streams.
    interface Channel extends AutoCloseable {
        InputStream input();

        OutputStream output();

        /// Ends it, and whatever waits for it, without waiting for the other side.
        @Override
        void close();
    }

    /// Fails as the shell does.
    Channel open();

    /// By the command, in the guest, whose input and output are the engine's socket.
    static Dial over(Shell shell, Command command) {
        return () -> {
            Stream stream = shell.open(command);
            return new Channel() {
                @Override
                public InputStream input() {
                    return stream.stdout();
                }

                @Override
                public OutputStream output() {
                    return stream.stdin();
                }

                @Override
                public void close() {
                    stream.close();
                }
            };
        };
    }
}
