package app.mooring.docker;

/// The Docker engine of a guest. Thread-safe.
///
/// Failures, apart from the shell's own: `docker.unreachable`, `docker.timeout`, `docker.notFound`,
/// `docker.conflict`, `docker.refused`, the last three with Docker's own message.
public interface Engine extends AutoCloseable {
    String version();

    /// Whether there is a network of that name.
    boolean hasNetwork(String name);

    Containers containers();

    Volumes volumes();

    Images images();

    @Override
    void close();
}
