package app.mooring.ssh;

import java.io.InputStream;

/// Commands in one guest. Thread-safe.
///
/// Failures: `ssh.unreachable`, `ssh.login`, `ssh.hostKey.*`, `ssh.broken`, `ssh.timeout`, `ssh.sudo`.
public interface Shell extends AutoCloseable {
    Address address();

    /// Runs a command to its end, with no input, whatever its status.
    Result run(Command command);

    /// Runs a command that must end with status 0, with no input. Failures: also `ssh.command`, with the program's
    /// name, its status and the last line of its complaint.
    Result check(Command command);

    /// Starts a command; its timeout counts for the start only.
    Stream open(Command command);

    /// Writes a file as root. It is there wholly or not at all, and on the disk when this returns.
    ///
    /// @param size the number of bytes the source has
    /// @param mode the permissions, as in `0644`
    void upload(InputStream source, long size, String path, int mode);

    @Override
    void close();
}
