package app.mooring.migration;

import app.mooring.docker.GuestContainer;
import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.operation.Journal;
import app.mooring.operation.Progress;
import app.mooring.operation.Uncancelled;
import java.util.Optional;
import java.util.function.Consumer;

/// A move that did not come to its end. It is finished or taken back: whichever is nearer. Looks at what is,
/// and not at how far the journal says it came, so that it can be interrupted itself. Containers are known by
/// their IDs: others may have got their names.
///
/// @param from the guest that it went from; empty: it does not answer
/// @param to the guest that it went to; empty: it does not answer
record InterruptedMove(Journal journal, Optional<Guest> from, Optional<Guest> to, Consumer<Progress> told) {
    private static final String STARTED_AGAIN = "startedAgain";

    /// Failures: `migration.unfinished` while a guest that is needed does not answer, `migration.sourceRuns`,
    /// `migration.nameTaken`.
    void settle() {
        Optional<GuestContainer> source = from.flatMap(this::source);
        Optional<GuestContainer> created = to.flatMap(this::created);
        if (to.isEmpty()) {
            startAgain(source);
            throw unfinished(fact("to"));
        }
        if (entry().committed() && created.isEmpty()) {
            tell(Progress.of("move.gone", container(), fact("to"), fact("from")));
        } else if (entry().committed()) {
            finish(to.get(), created.orElseThrow());
        } else if (created.filter(one -> Move.staysUp(to.get(), one)).isPresent()) {
            arrived(to.get(), source, created.get());
        } else if (from.isPresent() && source.isEmpty()) {
            goOnWithout(to.get(), created);
        } else {
            takeBack(to.get(), source, created);
        }
    }

    private Journal.Entry entry() {
        return journal.entry();
    }

    private String fact(String key) {
        return entry().fact(key);
    }

    private String container() {
        return fact(Move.CONTAINER);
    }

    private boolean ran() {
        return fact("ran").equals("true");
    }

    private Optional<GuestContainer> source(Guest guest) {
        return guest.engine().containers().find(fact(Move.ID));
    }

    private Optional<GuestContainer> created(Guest guest) {
        return Move.created(guest, entry());
    }

    /// It serves on the target, and is not destroyed for anything. (A source that does not answer has no say:
    /// the volume is on one machine only.)
    private void arrived(Guest target, Optional<GuestContainer> source, GuestContainer created) {
        source.filter(GuestContainer::alive).ifPresent(running -> {
            throw Failure.refused("migration.bothRun", container(), fact("from"), target.name(), created.name());
        });
        finish(target, created);
    }

    private void finish(Guest target, GuestContainer created) {
        name(target, created);
        if (from.isEmpty()) {
            throw unfinished(fact("from"));
        }
        Optional<KeptSource> kept = KeptSource.leave(from.get(), fact(Move.ID), container());
        tell(Progress.of("move.finished", container(), target.name()));
        kept.ifPresent(source -> tell(source.told(container(), from.get())));
    }

    private void name(Guest target, GuestContainer created) {
        if (created.name().equals(container())) {
            journal.commit();
            return;
        }
        if (target.engine().containers().find(container()).isPresent()) {
            throw Failure.refused("migration.nameTaken", target.name(), container(), created.name());
        }
        journal.commit();
        target.engine().containers().rename(created.id(), container());
    }

    /// Somebody removed the source: what is on the target is all there is.
    private void goOnWithout(Guest target, Optional<GuestContainer> created) {
        if (created.isEmpty()) {
            tell(Progress.of("move.nowhere", container(), fact("from"), fact("to")));
            return;
        }
        name(target, created.get());
        tell(Progress.of("move.finished", container(), target.name()));
        if (ran() && !created.get().alive()) {
            // Settled, whether it can be started or not: nothing of the move is left.
            journal.settled();
            target.engine().containers().start(created.get().id());
        }
    }

    private void takeBack(Guest target, Optional<GuestContainer> source, Optional<GuestContainer> created) {
        if (from.isEmpty()) {
            throw unfinished(fact("from"));
        }
        created.ifPresent(one -> target.engine().containers().destroy(one.id()));
        if (ran()) {
            start(from.get(), source.orElseThrow());
        }
        tell(Progress.of("move.takenBack", container(), fact("from")));
    }

    /// While the target does not answer the container may be of use where it was; it cannot be when the target
    /// still has the volume.
    private void startAgain(Optional<GuestContainer> source) {
        if (entry().committed() || !ran() || source.isEmpty()) {
            return;
        }
        try {
            start(from.orElseThrow(), source.get());
        } catch (Failure refused) {
            if (refused.kind() == Failure.Kind.CANCELLED) {
                throw refused;
            }
            Failure unfinished = unfinished(fact("to"));
            unfinished.addSuppressed(refused);
            throw unfinished;
        }
    }

    /// Stopped once more only once: a move that cannot be settled yet comes here with every operation.
    private void start(Guest guest, GuestContainer source) {
        if (entry().step().equals(Move.STOP) && !entry().facts().containsKey(STARTED_AGAIN)) {
            Uncancelled.run(() -> {
                Move.startAgain(guest, source);
                journal.note(STARTED_AGAIN, "true");
            });
        } else {
            guest.engine().containers().start(source.id());
        }
    }

    Failure unfinished(String missing) {
        return Failure.refused(
                Recovery.UNFINISHED,
                container(),
                fact("from"),
                fact("to"),
                missing,
                String.join(", ", entry().volumes()));
    }

    /// It will not be settled: its volume goes another way. What it left on a target that answers is removed.
    void giveUp() {
        if (!entry().committed()) {
            to.ifPresent(target -> created(target)
                    .ifPresent(one -> target.engine().containers().destroy(one.id())));
        }
        tell(Progress.of("move.givenUp", container(), fact("from"), fact("to"), fact(Move.TEMPORARY)));
    }

    private void tell(Progress line) {
        told.accept(line);
    }
}
