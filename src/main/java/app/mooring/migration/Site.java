package app.mooring.migration;

import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.operation.Journal;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Where an operation happens. Two labs may have the same name, and their volumes and machines too: what one left is not
/// settled in the other.
///
/// @param uuid VirtualBox's for a machine's name; empty where it has none
public record Site(Path volumeFolder, URI webService, Function<String, Optional<String>> uuid) {
    private static final String FOLDER = "volumeFolder";
    private static final String SERVICE = "webService";
    private static final String MACHINE = "machine.";

    /// For a journal.
    Map<String, String> facts(List<Guest> machines) {
        Map<String, String> facts = new HashMap<>();
        facts.put(FOLDER, volumeFolder.toString());
        facts.put(SERVICE, webService.toString());
        machines.forEach(machine -> facts.put(
                MACHINE + machine.name(),
                uuid.apply(machine.name()).orElseThrow(() -> Failure.failed("lab.noMachine", machine.name()))));
        return facts;
    }

    /// Failures: `migration.otherLab` when that was left by an operation at another place.
    void require(Journal.Entry left) {
        requireSame(left, left.fact(FOLDER), volumeFolder.toString());
        requireSame(left, left.fact(SERVICE), webService.toString());
        left.facts().forEach((key, value) -> {
            if (key.startsWith(MACHINE)) {
                uuid.apply(key.substring(MACHINE.length()))
                        .ifPresent(now -> requireSame(left, value, now));
            }
        });
    }

    private static void requireSame(Journal.Entry left, String then, String now) {
        if (!then.equals(now)) {
            throw Failure.refused(
                    "migration.otherLab", left.operation(), String.join(", ", left.volumes()), then, now);
        }
    }

    boolean has(String machine) {
        return uuid.apply(machine).isPresent();
    }
}
