package app.mooring.lab;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.MacAddresses;
import app.mooring.virtualbox.api.AccessMode;
import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.IMediumAttachment;
import app.mooring.virtualbox.api.IStorageController;
import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.api.StorageBus;
import app.mooring.virtualbox.soap.MachineLock;
import app.mooring.virtualbox.soap.WebService;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Taking a volume from a machine that is dead, and giving it to one that runs. A volume never has two
/// machines: what VirtualBox says is read again under the lock, and after the change.
public final class Attachments {
    private static final Set<MachineState> DEAD = Set.of(MachineState.PoweredOff, MachineState.Aborted);
    private static final Set<String> ELSEWHERE = Set.of("lab.otherGuest", "lab.noMachine");

    private final WebService virtualBox;
    private final BiPredicate<String, String> processLives;

    /// @param processLives whether a process of this host runs the machine of that UUID and name, whatever
    /// VirtualBox says
    public Attachments(WebService virtualBox, BiPredicate<String, String> processLives) {
        this.virtualBox = virtualBox;
        this.processLives = processLives;
    }

    /// Detaches the volume from that machine; nothing to do when it is not attached there. Failures:
    /// `lab.machineAlive` unless the machine is powered off or aborted, `lab.processAlive` when it is so for
    /// VirtualBox only. The machine cannot be started while this is under way.
    public void take(Volume volume, String from) {
        Door.call(virtualBox, session -> {
            IMachine machine = session.vbox().findMachine(from);
            requireDead(volume, machine);
            try (MachineLock lock = Door.lock(session, machine, LockType.Write)) {
                requireDead(volume, lock.machine());
                detach(lock.machine(), volume);
            }
            return true;
        });
    }

    /// Detaches the volume from a machine that runs; nothing to do when it is not attached there. A running system
    /// takes no disk out by itself, and loses what it had not written when a disk that it uses is gone.
    ///
    /// @param unused fails when anything in the guest uses the volume, and says until when that holds; asked last
    /// of all
    ///
    /// Failures: `lab.machineState`, `lab.notHotPluggable`, `lab.volumeInSnapshot`; `lab.tooLate` when this process
    /// stood still for so long that what was asked holds no more: then nothing was detached.
    public void release(Volume volume, String from, Supplier<Instant> unused) {
        Door.call(virtualBox, session -> {
            try (MachineLock lock = Door.lock(session, session.vbox().findMachine(from), LockType.Shared)) {
                requireReleasable(lock.machine(), volume);
                Instant until = unused.get();
                // By now another disk may be where this one was.
                Optional<IMediumAttachment> present = detachable(lock.machine(), volume);
                if (Instant.now().isAfter(until)) {
                    throw Failure.failed("lab.tooLate", volume.name(), from);
                }
                present.ifPresent(one -> detach(lock.machine(), one));
            }
            return true;
        });
    }

    /// Whether it would be: see [#release].
    public void requireReleasable(Volume volume, String from) {
        Door.call(virtualBox, session -> {
            requireReleasable(session.vbox().findMachine(from), volume);
            return true;
        });
    }

    private static void requireReleasable(IMachine machine, Volume volume) {
        requireRunning(machine);
        if (attachment(machine, volume).filter(one -> !one.hotPluggable()).isPresent()) {
            throw Failure.refused("lab.notHotPluggable", volume.name(), machine.getName());
        }
    }

    private static void requireRunning(IMachine machine) {
        MachineState state = machine.getState();
        if (state != MachineState.Running) {
            throw Failure.refused("lab.machineState", machine.getName(), state, "running");
        }
    }

    /// A VirtualBox that was killed and started again believes machines off whose processes go on writing.
    private void requireDead(Volume volume, IMachine machine) {
        Holder holder = holder(machine);
        if (!holder.dead()) {
            throw holder.refusal(volume);
        }
    }

    /// Attaches the volume to the lowest free port of a machine that runs; the port, also when it was there
    /// already. Failures: `lab.volumeInUse` when another machine has it or got it in the same moment,
    /// `lab.noPort`, `lab.volumeInSnapshot`, `lab.diskType`.
    public int give(Volume volume, String to, String controller) {
        return Door.call(virtualBox, session -> {
            IVirtualBox vbox = session.vbox();
            IMachine machine = vbox.findMachine(to);
            IMedium medium = medium(vbox, volume);
            requireNoOther(vbox, medium, volume, machine.getId());
            try (MachineLock lock = Door.lock(session, machine, LockType.Shared)) {
                Optional<IMediumAttachment> present = attachment(lock.machine(), volume);
                if (present.isPresent()) {
                    // Whoever attached it may have lost the connection before it was saved.
                    lock.machine().saveSettings();
                    return present.get().port();
                }
                int port = freePort(lock.machine(), controller);
                Holders.requireWhole(vbox, medium, volume);
                Holders.writeThrough(medium);
                lock.machine().attachDevice(controller, port, 0, DeviceType.HardDisk, medium);
                lock.machine().saveSettings();
                try {
                    requireNoOther(vbox, medium, volume, machine.getId());
                } catch (Failure contended) {
                    detach(lock.machine(), volume);
                    throw contended;
                }
                return port;
            }
        });
    }

    /// For a volume that is about to be given to that machine. Failures: `lab.machineState` unless it runs,
    /// `lab.noController`, `lab.noPort`; `lab.volumeInSnapshot`, `lab.diskType` for one that no other machine
    /// can have whole.
    ///
    /// @return the port that it has there, or would get
    public int requireRoom(Volume volume, String to, String controller) {
        return Door.call(virtualBox, session -> {
            IMachine machine = session.vbox().findMachine(to);
            requireRunning(machine);
            Holders.requireWhole(session.vbox(), medium(session.vbox(), volume), volume);
            return attachment(machine, volume)
                    .map(IMediumAttachment::port)
                    .orElseGet(() -> freePort(machine, controller));
        });
    }

    private static void requireNoOther(IVirtualBox vbox, IMedium medium, Volume volume, String self) {
        Holders.of(vbox, medium, volume.medium()).stream()
                .filter(machine -> !machine.getId().equals(self))
                .findFirst()
                .ifPresent(other -> {
                    throw Failure.refused("lab.volumeInUse", volume.name(), other.getName());
                });
    }

    private static IStorageController controller(IMachine machine, String name) {
        return machine.getStorageControllers().stream()
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> Failure.failed("lab.noController", machine.getName(), StorageBus.SATA, name));
    }

    private static int freePort(IMachine machine, String controller) {
        int ports = controller(machine, controller).getPortCount();
        Set<Integer> taken = machine.getMediumAttachmentsOfController(controller).stream()
                .map(IMediumAttachment::port)
                .collect(Collectors.toSet());
        return IntStream.range(0, ports)
                .filter(port -> !taken.contains(port))
                .findFirst()
                .orElseThrow(() -> Failure.refused("lab.noPort", machine.getName(), controller, ports));
    }

    private static void detach(IMachine machine, Volume volume) {
        detachable(machine, volume).ifPresent(one -> detach(machine, one));
    }

    private static void detach(IMachine machine, IMediumAttachment attachment) {
        machine.detachDevice(String.valueOf(attachment.controller()), attachment.port(), attachment.device());
        machine.saveSettings();
    }

    /// A difference stays where it is: it has what was written last.
    private static Optional<IMediumAttachment> detachable(IMachine machine, Volume volume) {
        Holders.difference(machine, volume.medium()).ifPresent(_ -> {
            throw Holders.inSnapshot(volume, List.of(machine));
        });
        return attachment(machine, volume);
    }

    private static Optional<IMediumAttachment> attachment(IMachine machine, Volume volume) {
        return Holders.attachment(machine, volume.medium());
    }

    /// A machine that has a volume.
    ///
    /// @param processLives whether a process runs it although it is off for VirtualBox
    public record Holder(String machine, String uuid, MachineState state, boolean processLives) {
        /// Whether it is called so: a lab file may name a machine by its UUID.
        public boolean is(String nameOrId) {
            return machine.equals(nameOrId) || uuid.equalsIgnoreCase(nameOrId);
        }

        /// Whether it is powered off or aborted, and no process runs it: then the volume may be taken from it.
        public boolean dead() {
            return DEAD.contains(state) && !processLives;
        }

        /// Whether it has a power to be cut.
        public boolean on() {
            return !MachineControl.OFF.contains(state);
        }

        /// Why the volume is not taken from it.
        public Failure refusal(Volume volume) {
            return Failure.refused(
                    DEAD.contains(state) ? "lab.processAlive" : "lab.machineAlive", volume.name(), machine, state);
        }
    }

    /// Addresses change hands, and a clone has the same host key: before what a guest says of a machine's disks
    /// is relied on. Failures: `lab.otherGuest` when the guest has none of the machine's MAC addresses,
    /// `lab.noMachine`.
    public void requireIn(String machine, Guest guest) {
        Set<String> addresses = guest.addresses();
        Door.call(virtualBox, session -> {
            IMachine found = MachineControl.find(session, machine);
            if (Collections.disjoint(MacAddresses.of(found), addresses)) {
                throw Failure.refused("lab.otherGuest", guest.shell().address().host(), found.getName());
            }
            return true;
        });
    }

    /// [#requireIn], but nothing is refused while VirtualBox or the guest does not say. Returns whether they did.
    public boolean requireInIfKnown(String machine, Guest guest) {
        try {
            requireIn(machine, guest);
            return true;
        } catch (Failure failure) {
            if (failure.kind() == Failure.Kind.CANCELLED || ELSEWHERE.contains(failure.code())) {
                throw failure;
            }
            return false;
        }
    }

    /// The machines that have the volume: one, or none, unless somebody meddled.
    public List<Holder> holders(Volume volume) {
        return Door.call(virtualBox, session -> {
            IMedium medium = medium(session.vbox(), volume);
            return Holders.of(session.vbox(), medium, volume.medium()).stream()
                    .map(this::holder)
                    .toList();
        });
    }

    /// The same, but for that machine, which may be named by its UUID.
    public List<Holder> holdersBut(Volume volume, String machine) {
        String uuid = Door.call(
                virtualBox, session -> session.vbox().findMachine(machine).getId());
        return holders(volume).stream().filter(one -> !one.uuid().equals(uuid)).toList();
    }

    private static IMedium medium(IVirtualBox vbox, Volume volume) {
        return vbox.openMedium(volume.medium(), DeviceType.HardDisk, AccessMode.ReadWrite, false);
    }

    private Holder holder(IMachine machine) {
        MachineState state = machine.getState();
        String uuid = machine.getId();
        String name = machine.getName();
        return new Holder(name, uuid, state, DEAD.contains(state) && processLives.test(uuid, name));
    }

    /// For what is about to be done to a machine because it has the volume. Failures: `lab.holderChanged` when
    /// it is another machine that has it by now, or none.
    public void requireHolder(Volume volume, String machine) {
        List<String> now = holders(volume).stream().map(Holder::machine).toList();
        if (!now.contains(machine)) {
            throw Failure.refused(
                    "lab.holderChanged", volume.name(), machine, now.isEmpty() ? "-" : String.join(", ", now));
        }
    }
}
