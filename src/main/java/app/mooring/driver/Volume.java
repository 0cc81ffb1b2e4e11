package app.mooring.driver;

/// A disk in the volume folder.
///
/// @param medium its UUID
/// @param file where it is, on the host
/// @param bytes what the guest sees of it
/// @param fileSystem what to format it with while it is blank
public record Volume(String name, String medium, String file, String format, long bytes, FileSystem fileSystem) {}
