package app.mooring.docker;

/// What became of a file or directory of a container's own, since its image.
///
/// @param path in the container
public record FileChange(String path, Kind kind) {
    /// In Docker's words. A directory in which something changed is modified too.
    public enum Kind {
        MODIFIED,
        ADDED,
        DELETED
    }
}
