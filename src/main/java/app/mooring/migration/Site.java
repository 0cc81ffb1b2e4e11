package app.mooring.migration;

import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.operation.Journal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Where an operation happens. Two labs may have the same name, and their volumes and machines too: what one
/// left is not settled in the other.
///
/// @param uuid VirtualBox's for a machine's name; empty where it has none
public record Site(Path volumeFolder, Function<String, Optional<String>> uuid) {
    private static final String FOLDER = "volumeFolder";
    private static final String MACHINE = "machine.";

    /// For a journal.
    Map<String, String> facts(List<Guest> machines) {
        Map<String, String> facts = new HashMap<>();
        facts.put(FOLDER, volumeFolder.toString());
        machines.forEach(machine -> facts.put(
                MACHINE + machine.name(),
                uuid.apply(machine.name()).orElseThrow(() -> Failure.failed("lab.noMachine", machine.name()))));
        return facts;
    }

    /// Failures: `migration.otherLab` when that was left by an operation on other volumes.
    void require(Journal left) {
        Journal.Entry entry = left.entry();
        if (!isPlaceOf(entry)) {
            throw Failure.refused(
                    "migration.otherLab",
                    entry.operation(),
                    String.join(", ", entry.volumes()),
                    entry.fact(FOLDER),
                    volumeFolder,
                    left.file());
        }
    }

    /// Whether it was left by an operation on these volumes.
    boolean isPlaceOf(Journal.Entry left) {
        return volumeFolder.toString().equals(left.facts().get(FOLDER));
    }

    /// Whether VirtualBox still has the machine that had that name then, and not another.
    boolean has(Journal.Entry left, String machine) {
        Optional<String> now = uuid.apply(machine);
        return now.isPresent() && now.get().equals(left.facts().getOrDefault(MACHINE + machine, now.get()));
    }
}
