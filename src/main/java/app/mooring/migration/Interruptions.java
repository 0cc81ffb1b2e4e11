package app.mooring.migration;

import app.mooring.lab.LabSnapshot.Interrupted;
import app.mooring.operation.Journal;
import app.mooring.operation.Journals;
import app.mooring.operation.LabLock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What operations left that did not come to their end, told and not settled: that is for [Recovery]. For one thread.
public final class Interruptions {
    private final Journals journals;
    private final Site site;
    private final Supplier<List<Path>> locks;
    private Set<Path> seen = Set.of();
    private Map<Path, Journal> left = Map.of();

    /// @param locks what an operation of the lab locks
    public Interruptions(Journals journals, Site site, Supplier<List<Path>> locks) {
        this.journals = journals;
        this.site = site;
        this.locks = locks;
    }

    /// Asks nobody but the host's disk. While the lab is locked, a journal that was not seen before is that of the
    /// operation that is under way; one that was seen while it was not is left, until it is gone.
    public List<Interrupted> all() {
        Set<Path> there = journals.files();
        if (!seen.containsAll(there)) {
            LabLock.whileFree(locks.get(), () -> journals.left(_ -> {})).ifPresent(now -> {
                seen = there;
                left = now.stream().collect(Collectors.toMap(Journal::file, Function.identity()));
            });
        }
        return left.values().stream()
                .filter(journal -> there.contains(journal.file()))
                .map(Journal::entry)
                .filter(site::isPlaceOf)
                .flatMap(entry -> told(entry).stream())
                .toList();
    }

    private static Optional<Interrupted> told(Journal.Entry entry) {
        return kind(entry.operation())
                .map(kind -> new Interrupted(
                        kind,
                        entry.volumes(),
                        entry.facts().getOrDefault(Move.CONTAINER, ""),
                        entry.facts().getOrDefault("from", ""),
                        entry.facts().getOrDefault("to", "")));
    }

    private static Optional<Interrupted.Kind> kind(String operation) {
        return switch (operation) {
            case Move.OPERATION -> Optional.of(Interrupted.Kind.MOVE);
            case VolumeMove.OPERATION -> Optional.of(Interrupted.Kind.VOLUME_MOVE);
            case Failover.OPERATION -> Optional.of(Interrupted.Kind.FAILOVER);
            case Demo.OPERATION, PowerCutDemo.OPERATION -> Optional.of(Interrupted.Kind.DEMO);
            default -> Optional.empty();
        };
    }
}
