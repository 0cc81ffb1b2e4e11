package app.mooring;

import app.mooring.face.Rooms;
import app.mooring.settings.Home;
import java.nio.file.Path;

/// Mooring as `mvn package` leaves it, wired in this process, for tests of other packages.
public final class Installed {
    private Installed() {}

    public static Rooms rooms(Home home) {
        return new Mooring(home, Path.of("target", "mooring").toAbsolutePath());
    }
}
