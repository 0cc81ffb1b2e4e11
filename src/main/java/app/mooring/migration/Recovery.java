package app.mooring.migration;

import app.mooring.docker.GuestContainer;
import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.operation.Journal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What an interrupted move left behind, finished or taken back: whichever is nearer. Looks at what is, and not at how far the
/// journal says it came, so that it can be interrupted itself.
public final class Recovery {
    private final Guests guests;
    private final Path journal;
    private final Consumer<String> told;

    /// @param told is told what was done, in words a person reads
    public Recovery(Guests guests, Path journal, Consumer<String> told) {
        this.guests = guests;
        this.journal = journal;
        this.told = told;
    }

    /// Settles what was left, if anything was. Failures: `migration.unfinished` while a guest that is needed for it does not
    /// answer; the journal stays.
    public void settle() {
        Optional<Journal.Entry> left = Journal.left(journal);
        if (left.isEmpty()) {
            return;
        }
        if (left.get().operation().equals(Move.OPERATION)) {
            settle(left.get());
        }
        Journal.settled(journal);
    }

    /// The volumes of a move that is not settled.
    public List<String> volumes() {
        return Journal.left(journal)
                .filter(entry -> entry.operation().equals(Move.OPERATION))
                .map(entry -> Arrays.asList(entry.fact("volumes").split(" ", -1)))
                .orElse(List.of());
    }

    private void settle(Journal.Entry move) {
        Guest from = guests.of(move.fact("from"));
        Guest to = guests.of(move.fact("to"));
        boolean fromAnswers = from.answers();
        boolean toAnswers = to.answers();
        if (toAnswers && (move.committed() || hasArrived(move, from, fromAnswers, to))) {
            finish(move, from, fromAnswers, to);
            return;
        }
        if (move.committed()) {
            throw unfinished(move, to);
        }
        if (toAnswers) {
            to.engine().containers().destroy(move.fact("temporary"));
        }
        if (!fromAnswers) {
            throw unfinished(move, from);
        }
        if (move.fact("ran").equals("true")) {
            from.engine().containers().start(move.fact("id"));
        }
        if (!toAnswers) {
            throw unfinished(move, to);
        }
        told.accept("Took back an interrupted move: %s is on %s.".formatted(move.fact("container"), from.name()));
    }

    /// Whether the container runs on the target and not on the source.
    private static boolean hasArrived(Journal.Entry move, Guest from, boolean fromAnswers, Guest to) {
        boolean there = isRunning(to, move.fact("temporary")) || isRunning(to, move.fact("container"));
        return there && !(fromAnswers && isRunning(from, move.fact("id")));
    }

    private static boolean isRunning(Guest guest, String container) {
        return guest.engine().containers().find(container).map(GuestContainer::running).orElse(false);
    }

    private void finish(Journal.Entry move, Guest from, boolean fromAnswers, Guest to) {
        Journal.commit(journal);
        String temporary = move.fact("temporary");
        if (to.engine().containers().find(temporary).isPresent()) {
            to.engine().containers().rename(temporary, move.fact("container"));
        }
        if (!fromAnswers) {
            throw unfinished(move, from);
        }
        from.engine().containers().destroy(move.fact("id"));
        told.accept("Finished an interrupted move: %s is on %s.".formatted(move.fact("container"), to.name()));
    }

    private static Failure unfinished(Journal.Entry move, Guest missing) {
        return Failure.refused(
                "migration.unfinished",
                move.fact("container"),
                move.fact("from"),
                move.fact("to"),
                missing.name(),
                move.fact("volumes"));
    }

    /// For a failover of these volumes: the move will not be taken back on a source that is dead. What it left on the target
    /// is removed.
    public void giveUp(String volume) {
        Optional<Journal.Entry> left = Journal.left(journal);
        if (left.isEmpty() || !volumes().contains(volume)) {
            return;
        }
        Guest to = guests.of(left.get().fact("to"));
        if (!left.get().committed()) {
            if (!to.answers()) {
                return;
            }
            to.engine().containers().destroy(left.get().fact("temporary"));
        }
        Journal.settled(journal);
        told.accept("Gave up an interrupted move of %s.".formatted(left.get().fact("container")));
    }
}
