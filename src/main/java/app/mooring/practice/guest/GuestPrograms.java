package app.mooring.practice.guest;

import app.mooring.driver.SelfCheck;
import app.mooring.practice.PlayedEngine;
import app.mooring.practice.guest.shell.Call;
import app.mooring.practice.guest.shell.Io;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// Programs of a guest that are more than files and words.
final class GuestPrograms {
    private static final int NOT_FOUND = 127;

    private GuestPrograms() {}

    /// `docker`. Its socket is root's.
    static int docker(PlayedEngine engine, Call call) throws IOException {
        if (!call.shell().user().equals("root")) {
            return call.failed("permission denied while trying to connect to the Docker daemon socket at"
                    + " unix:///var/run/docker.sock");
        }
        if (!engine.running()) {
            return call.failed(
                    "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon"
                            + " running?");
        }
        Io io = call.io();
        if (call.arguments().equals(List.of("system", "dial-stdio"))) {
            engine.serve(io.in(), io.out());
            return 0;
        }
        return engine.command(call.arguments(), io.in(), io.out(), io.err());
    }

    /// `mooring-driver --check CONFIGURATION`. What starts it otherwise is its service.
    static int driver(DriverService.Surroundings guest, Call call) throws IOException {
        List<String> words = call.arguments();
        if (!Files.isExecutable(call.file(call.name()))) {
            call.io().complain("sh: 1: " + call.name() + ": not found\n");
            return NOT_FOUND;
        }
        if (words.size() != 2 || !words.getFirst().equals("--check")) {
            return call.failed("it is run by its service");
        }
        SelfCheck check = SelfCheck.of(() -> guest.configuration(words.get(1)), guest::addresses);
        call.io().say(check.json() + "\n");
        return check.ok() ? 0 : 1;
    }

    /// `hostname`.
    static int hostname(Call call) throws IOException {
        call.io().say(Files.readString(call.file("/etc/hostname")));
        return 0;
    }
}
