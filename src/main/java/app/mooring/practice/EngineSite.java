package app.mooring.practice;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Where a played engine is.
///
/// @param guest the guest's name
/// @param folder the engine's own, on the host: state, local volumes, logs
/// @param pluginSocket the Unix socket of the volume plugin of that name, while its service runs
/// @param real the directory of the host that stands for a path of the guest, such as the mount point that a
/// plugin named
public record EngineSite(
        String guest, Path folder, Function<String, Optional<Path>> pluginSocket, UnaryOperator<Path> real) {}
