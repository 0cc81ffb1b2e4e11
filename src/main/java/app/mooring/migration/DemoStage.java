package app.mooring.migration;

import app.mooring.lab.Guest;
import app.mooring.lab.VolumeFolder;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Where a demo is played.
///
/// @param driver the volume driver's name in Docker
/// @param password MySQL's for root
/// @param folder the lab's, for the record of the demo's volume
public record DemoStage(
        Guest from, Guest to, VolumeFolder volumes, String driver, Supplier<char[]> password, Path folder) {}
