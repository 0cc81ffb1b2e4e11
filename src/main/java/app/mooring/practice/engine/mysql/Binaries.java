package app.mooring.practice.engine.mysql;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A server and its clients.
///
/// @param share the server's messages and the SQL of its system tables; null where it knows them by itself
record Binaries(
        Path server, Path client, Path dump, @Nullable Path share) {}
