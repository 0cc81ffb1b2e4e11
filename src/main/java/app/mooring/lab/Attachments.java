package app.mooring.lab;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.AccessMode;
import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.IMediumAttachment;
import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.soap.MachineLock;
import app.mooring.virtualbox.soap.Session;
import app.mooring.virtualbox.soap.WebService;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Taking a volume from a machine that is dead, and giving it to one that runs. A volume never has two machines: what
/// VirtualBox says is read again under the lock, and after the change.
public final class Attachments {
    private static final Set<MachineState> DEAD = Set.of(MachineState.PoweredOff, MachineState.Aborted);

    private final WebService virtualBox;

    public Attachments(WebService virtualBox) {
        this.virtualBox = virtualBox;
    }

    /// Detaches the volume from that machine; nothing to do when it is not attached there. Failures: `lab.machineAlive`
    /// unless the machine is powered off or aborted. No machine can be started while this is under way.
    public void take(Volume volume, String from) {
        virtualBox.call(session -> {
            IMachine machine = session.vbox().findMachine(from);
            requireDead(volume, machine);
            try (MachineLock lock = MachineLock.lock(session, machine, LockType.Write)) {
                requireDead(volume, lock.machine());
                detach(lock.machine(), volume);
            }
            return true;
        });
    }

    private static void requireDead(Volume volume, IMachine machine) {
        MachineState state = machine.getState();
        if (!DEAD.contains(state)) {
            throw Failure.refused("lab.machineAlive", volume.name(), machine.getName(), state);
        }
    }

    /// Attaches the volume to the lowest free port of a machine that runs; the port, also when it was there already.
    /// Failures: `lab.volumeInUse` when another machine has it or got it in the same moment, `lab.noPort`.
    public int give(Volume volume, String to, String controller) {
        return virtualBox.call(session -> {
            IVirtualBox vbox = session.vbox();
            IMachine machine = vbox.findMachine(to);
            IMedium medium =
                    vbox.openMedium(volume.medium(), DeviceType.HardDisk, AccessMode.ReadWrite, false);
            requireNoOther(vbox, medium, volume, machine.getId());
            try (MachineLock lock = MachineLock.lock(session, machine, LockType.Shared)) {
                Optional<IMediumAttachment> present = attachment(lock.machine(), volume);
                if (present.isPresent()) {
                    return present.get().port();
                }
                int port = freePort(lock.machine(), controller);
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

    private static void requireNoOther(IVirtualBox vbox, IMedium medium, Volume volume, String self) {
        List<String> holders = medium.getMachineIds();
        holders.stream().filter(id -> !id.equals(self)).findFirst().ifPresent(other -> {
            throw Failure.refused("lab.volumeInUse", volume.name(), vbox.findMachine(other).getName());
        });
    }

    private static int freePort(IMachine machine, String controller) {
        Set<Integer> taken = machine.getMediumAttachmentsOfController(controller).stream()
                .map(IMediumAttachment::port)
                .collect(Collectors.toSet());
        int ports = machine.getStorageControllerByName(controller).getPortCount();
        return IntStream.range(0, ports)
                .filter(port -> !taken.contains(port))
                .findFirst()
                .orElseThrow(() -> Failure.refused("lab.noPort", machine.getName(), controller, ports));
    }

    private static void detach(IMachine machine, Volume volume) {
        attachment(machine, volume).ifPresent(one -> {
            machine.detachDevice(String.valueOf(one.controller()), one.port(), one.device());
            machine.saveSettings();
        });
    }

    private static Optional<IMediumAttachment> attachment(IMachine machine, Volume volume) {
        return machine.getMediumAttachments().stream()
                .filter(one -> one.medium() != null && one.medium().getId().equalsIgnoreCase(volume.medium()))
                .findFirst();
    }

    /// The machine that has the volume, and its state; empty: none.
    public Optional<Holder> holder(Volume volume) {
        return virtualBox.call(session -> holder(session, volume));
    }

    /// A machine that has a volume.
    ///
    /// @param dead whether VirtualBox says that it is powered off or aborted
    public record Holder(String machine, String state, boolean dead) {}

    private static Optional<Holder> holder(Session session, Volume volume) {
        IMedium medium =
                session.vbox().openMedium(volume.medium(), DeviceType.HardDisk, AccessMode.ReadWrite, false);
        return medium.getMachineIds().stream().findFirst().map(id -> {
            IMachine machine = session.vbox().findMachine(id);
            MachineState state = machine.getState();
            return new Holder(machine.getName(), state.name(), DEAD.contains(state));
        });
    }
}
