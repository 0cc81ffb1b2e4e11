package app.mooring.driver;

import app.mooring.failure.Failure;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;

/// Whether the driver could do its work here: whether the web service lets it in, and has this guest's machine
/// and its volume folder.
///
/// @param machine the machine's name; empty when it was not found
/// @param message what was found, or what is wrong, for people
public record SelfCheck(boolean ok, String machine, String message) {
    /// Of what the file says. Changes nothing.
    static SelfCheck of(Path file, Supplier<Set<String>> addresses) {
        return of(() -> Configuration.read(file), addresses);
    }

    /// Of that configuration, whose reading may fail. Changes nothing.
    ///
    /// @param addresses the guest's MAC addresses, as [Driver.Guest] has them
    public static SelfCheck of(Supplier<Configuration> read, Supplier<Set<String>> addresses) {
        try {
            Configuration configuration = read.get();
            try (Door calls = new Door(configuration)) {
                return of(configuration, calls, addresses);
            }
        } catch (Failure failure) {
            return new SelfCheck(false, "", failure.getMessage());
        }
    }

    private static SelfCheck of(Configuration configuration, Calls calls, Supplier<Set<String>> addresses) {
        OwnMachine own = new OwnMachine(configuration.machine(), configuration.controller(), addresses);
        String machine = calls.call((vbox, sessions) -> own.find(vbox).getName());
        try {
            // A controller that is missing is found out here; a port is needed only when there is a volume to attach.
            calls.call((vbox, sessions) -> own.controller(own.find(vbox)).getName());
            Media media = new Media(calls, configuration.volumeFolder());
            media.requireFolder();
            int volumes = media.all().size();
            return new SelfCheck(
                    true,
                    machine,
                    "This is machine %s; volume folder %s has %d volumes."
                            .formatted(machine, configuration.volumeFolder(), volumes));
        } catch (Failure failure) {
            return new SelfCheck(false, machine, failure.getMessage());
        }
    }

    /// One line.
    public String json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ok", ok)
                .put("machine", machine)
                .put("message", message)
                .toString();
    }
}
