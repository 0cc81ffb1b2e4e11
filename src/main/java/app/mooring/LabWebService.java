package app.mooring;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
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
}
