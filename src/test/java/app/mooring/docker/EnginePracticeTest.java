package app.mooring.docker;

import app.mooring.practice.Belongings;
import app.mooring.practice.EngineSite;
import app.mooring.practice.engine.EngineGuest;
import app.mooring.practice.engine.PracticeEngine;
import app.mooring.practice.engine.mysql.Distribution;
import app.mooring.ssh.GuestShell;
import java.nio.file.Path;
import java.util.Optional;

/// The contract, of the practice lab's engine.
class EnginePracticeTest extends EngineContract {
    private PracticeEngine played;
    private EngineGuest guest;

    @Override
    GuestShell connect() throws Exception {
        Path folder = directory.resolve("engine");
        played = new PracticeEngine(
                new EngineSite("practice", folder, _ -> Optional.empty(), path -> folder.resolve("none")),
                new Distribution(Path.of("target", "practice-cache")),
                new Belongings(directory.resolve("belongings")));
        played.start();
        guest = new EngineGuest(played);
        return guest.shell(directory);
    }

    @Override
    void disconnect() throws Exception {
        guest.close();
        played.kill();
    }
}
