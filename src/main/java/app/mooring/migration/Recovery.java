package app.mooring.migration;

import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.operation.Journal;
import app.mooring.operation.Journals;
import app.mooring.operation.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What interrupted operations left behind, settled; and the journals of new ones, from which these are
/// settled. What cannot be settled now keeps back the operations that touch the same volumes, and no others.
/// For one operation, in one thread, while the lab is locked.
public final class Recovery {
    static final String UNFINISHED = "migration.unfinished";
    private static final Set<String> AWAY =
            Set.of("ssh.unreachable", "ssh.broken", "ssh.timeout", "docker.unreachable", "docker.timeout");

    private record Unsettled(Journal journal, Failure why) {
        boolean touches(Collection<String> volumes) {
            return journal.entry().volumes().stream().anyMatch(volumes::contains);
        }
    }

    private final Guests guests;
    private final Journals journals;
    private final Site site;
    private final Consumer<Progress> told;
    private final List<Unsettled> unsettled = new ArrayList<>();

    /// @param told is told what was done
    public Recovery(Guests guests, Journals journals, Site site, Consumer<Progress> told) {
        this.guests = guests;
        this.journals = journals;
        this.site = site;
        this.told = told;
    }

    /// Settles all that was left and can be settled.
    public void settle() {
        unsettled.clear();
        for (Journal journal : journals.left(this::tellUnsettled)) {
            try {
                settle(journal);
                journal.settled();
            } catch (Failure failure) {
                if (failure.kind() == Failure.Kind.CANCELLED) {
                    throw failure;
                }
                unsettled.add(new Unsettled(journal, failure));
                tellUnsettled(failure);
            }
        }
    }

    /// Settles all that was left. Failures: the first of what could not be settled; the others were all the same.
    public void settleAll() {
        settle();
        requireNone(_ -> true);
    }

    private void tellUnsettled(Failure failure) {
        told.accept(Progress.of("recovery.unsettled", failure));
    }

    private void settle(Journal journal) {
        Journal.Entry left = journal.entry();
        switch (left.operation()) {
            case Move.OPERATION -> {
                site.require(journal);
                settle(move(journal));
            }
            // The volume is attached to one machine or to none, both of which is well.
            case Failover.OPERATION ->
                told.accept(Progress.of("recovery.failover", left.fact("volume"), left.fact("to")));
            case VolumeMove.OPERATION ->
                told.accept(Progress.of("recovery.volumeMove", String.join(", ", left.volumes())));
            case PowerCutDemo.OPERATION -> told.accept(Progress.of("recovery.powerCutDemo", left.fact("from")));
            case Demo.OPERATION -> {}
            // A later Mooring's: only that one knows what to look at.
            default -> throw Failure.refused("operation.otherJournal", left.operation(), journal.file());
        }
    }

    private static void settle(InterruptedMove move) {
        try {
            move.settle();
        } catch (Failure failure) {
            if (!AWAY.contains(failure.code())) {
                throw failure;
            }
            Failure unfinished = move.unfinished(failure.sentence(Locale.getDefault()));
            unfinished.addSuppressed(failure);
            throw unfinished;
        }
    }

    private InterruptedMove move(Journal journal) {
        return new InterruptedMove(
                journal,
                answering(journal.entry(), journal.entry().fact("from")),
                answering(journal.entry(), journal.entry().fact("to")),
                told);
    }

    /// The guest, unless it does not answer, or its machine is in the lab file or in VirtualBox no more, or is
    /// another by now.
    private Optional<Guest> answering(Journal.Entry left, String machine) {
        return guests.all().stream()
                .filter(guest -> guest.name().equals(machine))
                .filter(guest -> site.has(left, machine) && answers(guest))
                .findFirst();
    }

    /// Whether the guest can be spoken to, and its engine too.
    static boolean answers(Guest guest) {
        if (!guest.answers()) {
            return false;
        }
        try {
            guest.engine().version();
            return true;
        } catch (Failure failure) {
            if (AWAY.contains(failure.code())) {
                return false;
            }
            throw failure;
        }
    }

    /// For an operation that touches these volumes. Failures: that of settling what touches one of them.
    public void require(Collection<String> volumes) {
        requireNone(one -> one.touches(volumes));
    }

    /// For the move of a container. Failures: that of settling an earlier one of it.
    void requireContainer(String container) {
        requireNone(one -> container.equals(one.journal().entry().facts().get(Move.CONTAINER)));
    }

    /// Whether it was an operation of this Mooring's that has made a container of that name there, or may have.
    boolean knowsMove(String temporary, Guest target) {
        return journals.written().stream()
                .map(Journal.Entry::facts)
                .anyMatch(facts -> temporary.equals(facts.get(Move.TEMPORARY))
                        && target.name().equals(facts.get("to")));
    }

    /// For a failover, which gives up moves that cannot be settled because a guest does not answer.
    void requireAnswerable(String volume) {
        requireNone(one -> one.touches(List.of(volume)) && !one.why().code().equals(UNFINISHED));
    }

    private void requireNone(Predicate<Unsettled> concerned) {
        unsettled.stream().filter(concerned).findFirst().ifPresent(one -> {
            throw one.why();
        });
    }

    /// Moves of this volume that could not be settled will not be: it goes another way.
    void giveUp(String volume) {
        requireAnswerable(volume);
        for (Unsettled one : unsettled) {
            if (one.touches(List.of(volume))) {
                move(one.journal()).giveUp();
                one.journal().settled();
            }
        }
        unsettled.removeIf(one -> one.touches(List.of(volume)));
    }

    /// Begins the journal of an operation, with what settling it needs.
    Journal begin(String operation, List<String> volumes, List<Guest> machines, Map<String, String> facts) {
        Map<String, String> all = new HashMap<>(site.facts(machines));
        all.putAll(facts);
        return journals.begin(operation, volumes, all);
    }
}
