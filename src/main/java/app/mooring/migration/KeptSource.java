package app.mooring.migration;

import app.mooring.docker.Containers;
import app.mooring.docker.GuestContainer;
import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.operation.Progress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A container that stays where it was after its move, stopped and under another name, since it has files that do
/// not go along.
///
/// @param name what it is called then
/// @param first some of these files
/// @param count how many they are
public record KeptSource(String name, List<String> first, int count) {
    private static final int SHOWN = 3;
    private static final int SHORT_ID = 12;
    private static final String MARK = "-before-move-";
    private static final Pattern NAME = Pattern.compile(".+" + MARK + "[0-9a-f]{" + SHORT_ID + "}");

    public KeptSource {
        first = List.copyOf(first);
    }

    /// Whether one of that name is such a container: it is what was, and moves with no volume any more.
    static boolean isOne(String container) {
        return NAME.matcher(container).matches();
    }

    /// Empty for one that wrote to its volumes only.
    static Optional<KeptSource> of(Guest guest, GuestContainer container, String name) {
        List<String> written = OwnFiles.written(guest, container);
        return written.isEmpty()
                ? Optional.empty()
                : Optional.of(new KeptSource(
                        name + MARK + shortened(container.id()),
                        written.subList(0, Math.min(SHOWN, written.size())),
                        written.size()));
    }

    /// Removes what was moved away, or keeps it for what it wrote outside its volumes until it ended; nothing to do
    /// when that was done already. Failures: `migration.sourceRuns` when somebody started it.
    static Optional<KeptSource> leave(Guest source, String id, String name) {
        Containers containers = source.engine().containers();
        Optional<GuestContainer> left = containers.find(id);
        left.filter(GuestContainer::alive).ifPresent(running -> {
            throw Failure.refused("migration.sourceRuns", running.name(), source.name(), name);
        });
        Optional<KeptSource> kept = left.flatMap(one -> of(source, one, name));
        if (kept.isEmpty()) {
            containers.remove(id);
        } else {
            containers.neverRestart(id);
            if (!kept.get().name().equals(left.orElseThrow().name())) {
                containers.rename(id, kept.get().name());
            }
        }
        return kept;
    }

    /// What a person would type to keep it.
    ///
    /// @param container what it is called until then
    List<String> commands(Guest guest, String container) {
        return List.of(
                Move.on(guest, "docker update --restart no " + container),
                Move.on(guest, "docker rename " + container + " " + name));
    }

    /// What a person is told of it.
    Progress told(String container, Guest guest) {
        return Progress.of("move.kept", container, count, files(), guest.name(), name);
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(SHORT_ID, id.length()));
    }

    /// The same, whatever is written meanwhile.
    KeptSource unlisted() {
        return new KeptSource(name, List.of(), 0);
    }

    /// For a sentence.
    public String files() {
        return String.join(", ", first) + (count > first.size() ? ", …" : "");
    }
}
