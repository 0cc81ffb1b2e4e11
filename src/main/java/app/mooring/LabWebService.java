package app.mooring;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.operation.LabLock;
import app.mooring.setup.LogInStart;
import app.mooring.virtualbox.host.Clients;
import java.util.List;
import java.util.Optional;

/// The web service of an opened lab.
record LabWebService(Wiring wiring) {
    Rooms.WebServiceStatus status() {
        Optional<ProcessHandle> process = wiring.control.running();
        Optional<String> version = version();
        return new Rooms.WebServiceStatus(
                wiring.lab.webService().uri().toString(),
                process.isPresent(),
                process.map(ProcessHandle::pid).orElse(0L),
                version.isPresent(),
                version.orElse(""),
                wiring.lab.webService().login(),
                wiring.lab.webService().tls());
    }

    private Optional<String> version() {
        try {
            return Optional.of(wiring.control.version());
        } catch (Failure notYet) {
            return Optional.empty();
        }
    }

    /// Also where no lock can be had at all, as with a volume folder that cannot be written to.
    boolean stop() {
        try (LabLock _ = wiring.lock()) {
            return wiring.control.stop();
        } catch (Failure failure) {
            if (!failure.code().equals("operation.lock")) {
                throw failure;
            }
        }
        return wiring.control.stop();
    }

    void restart() {
        try (LabLock _ = wiring.lock()) {
            wiring.control.stop();
            wiring.control.start();
        }
    }

    /// An address that several guests have, as behind one router, names none of them.
    List<Rooms.WebServiceClient> clients() {
        return Clients.of(wiring.lab.webService().port(), System.getProperty("os.name")).stream()
                .map(client -> new Rooms.WebServiceClient(
                        client.toString(), client.own() ? "" : name(client).orElse(""), client.own()))
                .toList();
    }

    private Optional<String> name(Clients.Client client) {
        List<String> names = wiring.guests.all().stream()
                .filter(guest -> client.isAt(guest.shell().address().host()))
                .map(Guest::name)
                .toList();
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    LogInStart logInStart() {
        return LogInStart.of(
                wiring.home,
                wiring.lab.name(),
                List.of(
                        wiring.installed
                                .resolve("bin/mooring")
                                .toAbsolutePath()
                                .normalize()
                                .toString(),
                        "--lab",
                        wiring.file.toString(),
                        "webservice",
                        "start"),
                System.getProperty("os.name"));
    }
}
