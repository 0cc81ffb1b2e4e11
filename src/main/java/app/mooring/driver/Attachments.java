package app.mooring.driver;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.IMediumAttachment;
import app.mooring.virtualbox.api.ISession;
import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.soap.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

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
                IMachine machine = vbox.findMachine(id);
                holders.add(new Holder(id, machine.getName(), machine.getState()));
            }
            return List.copyOf(holders);
        });
    }

    /// VirtualBox also counts a machine one of whose snapshots has the disk, for as long as that snapshot is kept: such a
    /// machine does not have it now.
    private static List<String> holderIds(IVirtualBox vbox, IMedium medium, Volume volume) {
        return medium.getMachineIds().stream()
                .filter(id -> attachment(vbox.findMachine(id), volume).isPresent())
                .toList();
    }

    /// A write lock, which no running machine grants, and during which none can be started. Somebody else may have one for
    /// a moment: another guest that wants the same disk, a settings dialog.
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
    private static boolean taken(IVirtualBox vbox, Supplier<ISession> sessions, Holder holder, Volume volume) {
        IMachine machine = vbox.findMachine(holder.id());
        refuseUnlessOff(machine, holder, volume);
        try {
            locked(machine, LockType.Write, sessions, mutable -> {
                refuseUnlessOff(mutable, holder, volume);
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

    private static void refuseUnlessOff(IMachine machine, Holder holder, Volume volume) {
        Holder now = new Holder(holder.id(), holder.name(), machine.getState());
        if (!now.isOff()) {
            throw Fencing.refusal(volume, now);
        }
    }

    int attachToSelf(Volume volume) {
        return calls.call((vbox, sessions) -> locked(own.find(vbox), LockType.Shared, sessions, machine -> {
            Optional<IMediumAttachment> present = attachment(machine, volume);
            if (present.isPresent()) {
                return present.get().port();
            }
            OwnMachine.FreePort free = own.freePort(machine);
            machine.attachDevice(
                    free.controller(), free.port(), 0, DeviceType.HardDisk, Media.open(vbox, volume.medium()));
            machine.saveSettings();
            return free.port();
        }));
    }

    void detachFromSelf(Volume volume) {
        calls.call((vbox, sessions) ->
                locked(own.find(vbox), LockType.Shared, sessions, machine -> detach(machine, volume)));
    }

    private static boolean detach(IMachine machine, Volume volume) {
        Optional<IMediumAttachment> present = attachment(machine, volume);
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
        for (IMediumAttachment one : machine.getMediumAttachments()) {
            IMedium medium = one.medium();
            if (one.type() == DeviceType.HardDisk
                    && medium != null
                    && medium.getId().equalsIgnoreCase(volume.medium())) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /// Settings that were changed and not saved are discarded: they would go with whoever saves next.
    private static <T> T locked(
            IMachine machine, LockType type, Supplier<ISession> sessions, Function<IMachine, T> work) {
        ISession session = sessions.get();
        machine.lockMachine(session, type);
        try {
            IMachine mutable = session.getMachine();
            try {
                return work.apply(mutable);
            } catch (Failure | Fault failed) {
                discard(mutable, failed);
                throw failed;
            }
        } finally {
            session.unlockMachine();
        }
    }

    /// A running machine refuses it; the first failure is the one to tell.
    private static void discard(IMachine machine, RuntimeException failed) {
        try {
            machine.discardSettings();
        } catch (Fault.Runtime refused) {
            failed.addSuppressed(refused);
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
