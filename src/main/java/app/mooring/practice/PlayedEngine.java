package app.mooring.practice;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// The Docker engine of a played guest.
public interface PlayedEngine {
    /// Starts it, as at boot: containers that ran when it was killed are exited, with 255.
    void start();

    /// Ends it in order: containers are stopped first.
    void stop();

    /// The power is gone: every process ends at once, nothing is unmounted.
    void kill();

    boolean running();

    /// One HTTP connection of `docker system dial-stdio`, until either side ends it.
    void serve(InputStream in, OutputStream out);

    /// `docker WORDS…` as a person types it. Returns the exit status.
    int command(List<String> words, InputStream in, OutputStream out, OutputStream err);
}
