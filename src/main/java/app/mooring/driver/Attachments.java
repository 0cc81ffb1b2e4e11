package app.mooring.driver;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.IMediumAttachment;
import app.mooring.virtualbox.api.ISession;
import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.api.MediumType;
import app.mooring.virtualbox.soap.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which machine has which medium, and changing that.
final class Attachments {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Events are not relied on alone: that long, in ms, is waited for the next one.
    private static final int EVENT_WAIT = 500;

    private final Calls calls;
    private final OwnMachine own;
    private final Duration patience;

    /// @param patience how long another's lock on a machine is waited for
    Attachments(Calls calls, OwnMachine own, Duration patience) {
        this.calls = calls;
        this.own = own;
        this.patience = patience;
    }

    List<Holder> holders(Volume volume) {
        return calls.call((vbox, sessions) -> {
            List<Holder> holders = new ArrayList<>();
            for (String id : holderIds(vbox, Media.open(vbox, volume.medium()), volume)) {
                holders.add(holder(vbox, vbox.findMachine(id)));
            }
            return List.copyOf(holders);
        });
    }

    private static Holder holder(IVirtualBox vbox, IMachine machine) {
        String id = machine.getId();
        Holder seen = new Holder(id, machine.getName(), machine.getState());
        return seen.isOff() && isToldAlive(vbox, id) ? new Holder(id, seen.name(), seen.state(), true) : seen;
    }

    private static boolean isToldAlive(IVirtualBox vbox, String machine) {
        return !vbox.getExtraData(aliveKey(machine)).isEmpty();
    }

    private static String aliveKey(String machine) {
        return "Mooring/alive/" + machine;
    }

    void tellAlive(boolean mounted) {
        calls.call((vbox, sessions) -> {
            IMachine self = own.find(vbox);
            MachineState state = self.getState();
            String id = self.getId();
            if (state == MachineState.Running && isToldAlive(vbox, id)) {
                vbox.setExtraData(aliveKey(id), "");
            } else if (mounted && new Holder(id, id, state).isOff()) {
                vbox.setExtraData(aliveKey(id), "told");
            }
            return true;
        });
    }

    /// VirtualBox also counts a machine one of whose snapshots has the disk, for as long as that snapshot is
    /// kept: such a machine has it now only if it writes to a difference of it.
    private static List<String> holderIds(IVirtualBox vbox, IMedium medium, Volume volume) {
        return machineIds(medium)
                .filter(id -> {
                    IMachine machine = vbox.findMachine(id);
                    return attachment(machine, volume).isPresent() || hasDifference(machine, volume);
                })
                .toList();
    }

    private static Stream<String> machineIds(IMedium medium) {
        return Stream.concat(
                        medium.getMachineIds().stream(),
                        medium.getChildren().stream().flatMap(Attachments::machineIds))
                .distinct();
    }

    /// A write lock, which no running machine grants, and during which none can be started. Somebody else may
    /// have one for a moment: another guest that wants the same disk, a settings dialog.
    void takeFrom(Holder holder, Volume volume) {
        long end = System.nanoTime() + patience.toNanos();
        calls.call((vbox, sessions) -> {
            if (taken(vbox, sessions, holder, volume)) {
                return true;
            }
            try (Events events = Events.of(vbox, Events.SESSIONS)) {
                while (!taken(vbox, sessions, holder, volume)) {
                    long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                    if (left <= 0) {
                        throw Failure.refused("driver.locked", holder.name(), volume.name());
                    }
                    events.next((int) Math.min(left, EVENT_WAIT));
                }
            }
            return true;
        });
    }

    /// False while somebody else has the lock of a machine that is off.
    private boolean taken(IVirtualBox vbox, Supplier<ISession> sessions, Holder holder, Volume volume) {
        OwnMachine.requireRunning(own.find(vbox));
        IMachine machine = vbox.findMachine(holder.id());
        refuseUnlessOff(vbox, machine, volume);
        try {
            locked(machine, LockType.Write, sessions, mutable -> {
                refuseUnlessOff(vbox, mutable, volume);
                return detach(mutable, volume);
            });
            return true;
        } catch (Fault.Runtime refused) {
            if (refused.is(Fault.Runtime.INVALID_OBJECT_STATE) || refused.is(Fault.Runtime.INVALID_SESSION_STATE)) {
                return false;
            }
            throw refused;
        }
    }

    private static void refuseUnlessOff(IVirtualBox vbox, IMachine machine, Volume volume) {
        Holder now = holder(vbox, machine);
        if (!now.isOff()) {
            throw Fencing.refusal(volume, now);
        }
    }

    int attachToSelf(Volume volume) {
        return calls.call((vbox, sessions) -> locked(own.find(vbox), LockType.Shared, sessions, machine -> {
            OwnMachine.requireRunning(machine);
            Optional<IMediumAttachment> present = attachment(machine, volume);
            if (present.isPresent()) {
                // Whoever attached it may have lost the connection before it was saved.
                machine.saveSettings();
                return present.get().port();
            }
            OwnMachine.FreePort free = own.freePort(machine);
            IMedium medium = Media.open(vbox, volume.medium());
            requireWrittenThrough(vbox, medium, volume);
            machine.attachDevice(free.controller(), free.port(), 0, DeviceType.HardDisk, medium);
            machine.saveSettings();
            return free.port();
        }));
    }

    /// Of a disk of another type a snapshot, or the attaching itself, makes a difference that is written to
    /// from then on: another machine would have the disk as it was before.
    private static void requireWrittenThrough(IVirtualBox vbox, IMedium medium, Volume volume) {
        MediumType type = medium.getType();
        switch (type) {
            case Normal -> writeThrough(vbox, medium, volume);
            case Immutable, MultiAttach ->
                throw Failure.refused("driver.diskType", volume.name(), type, volume.medium());
            case Writethrough, Shareable, Readonly -> {}
        }
    }

    /// VirtualBox refuses it of a disk that has differences, that a running machine has, and that several
    /// machines have, be it in snapshots.
    private static void writeThrough(IVirtualBox vbox, IMedium medium, Volume volume) {
        try {
            medium.setType(MediumType.Writethrough);
        } catch (Fault.Runtime refused) {
            List<IMachine> counted = machineIds(medium).map(vbox::findMachine).toList();
            boolean attached =
                    counted.stream().anyMatch(one -> attachment(one, volume).isPresent());
            if (attached || (counted.isEmpty() && medium.getChildren().isEmpty())) {
                throw refused;
            }
            throw inSnapshot(volume, counted.stream().map(IMachine::getName).collect(Collectors.joining(", ")));
        }
    }

    private static Failure inSnapshot(Volume volume, String machines) {
        return Failure.refused("driver.inSnapshot", volume.name(), machines.isEmpty() ? "-" : machines);
    }

    void detachFromSelf(Volume volume) {
        calls.call((vbox, sessions) ->
                locked(own.find(vbox), LockType.Shared, sessions, machine -> detach(machine, volume)));
    }

    /// A difference stays where it is: it has what was written last.
    private static boolean detach(IMachine machine, Volume volume) {
        Optional<IMediumAttachment> present = attachment(machine, volume);
        if (present.isEmpty() && hasDifference(machine, volume)) {
            throw inSnapshot(volume, machine.getName());
        }
        present.ifPresent(one -> {
            try {
                machine.detachDevice(String.valueOf(one.controller()), one.port(), one.device());
            } catch (Fault.Runtime refused) {
                // An attachment that the machine refused lingers in its settings, and may go by itself.
                if (attachment(machine, volume).isPresent()) {
                    throw refused;
                }
            }
            machine.saveSettings();
        });
        return present.isPresent();
    }

    /// By UUID, since the medium itself may be gone.
    private static Optional<IMediumAttachment> attachment(IMachine machine, Volume volume) {
        return machine.getMediumAttachments().stream()
                .filter(one -> has(one, volume, UnaryOperator.identity()))
                .findFirst();
    }

    private static boolean hasDifference(IMachine machine, Volume volume) {
        return machine.getMediumAttachments().stream().anyMatch(one -> has(one, volume, IMedium::getBase));
    }

    private static boolean has(IMediumAttachment one, Volume volume, UnaryOperator<IMedium> which) {
        IMedium medium = one.medium();
        return one.type() == DeviceType.HardDisk
                && medium != null
                && which.apply(medium).getId().equalsIgnoreCase(volume.medium());
    }

    /// Settings that were changed and not saved are discarded: they would go with whoever saves next. Those of
    /// a machine that runs VirtualBox does not discard; what was attached there is to be detached.
    private static <T> T locked(
            IMachine machine, LockType type, Supplier<ISession> sessions, Function<IMachine, T> work) {
        ISession session = sessions.get();
        machine.lockMachine(session, type);
        try {
            IMachine mutable = session.getMachine();
            boolean done = false;
            try {
                T result = work.apply(mutable);
                done = true;
                return result;
            } finally {
                if (!done && type == LockType.Write) {
                    mutable.discardSettings();
                }
            }
        } finally {
            session.unlockMachine();
        }
    }

    boolean awaitSole(Volume volume, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        return calls.call((vbox, sessions) -> {
            String self = own.id(vbox);
            IMedium medium = Media.open(vbox, volume.medium());
            try (Events events = Events.of(vbox, Events.ATTACHMENTS)) {
                while (!holderIds(vbox, medium, volume).equals(List.of(self))) {
                    long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                    if (left <= 0) {
                        return false;
                    }
                    events.next((int) Math.min(left, EVENT_WAIT));
                }
                return true;
            }
        });
    }
}
