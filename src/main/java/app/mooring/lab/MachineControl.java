package app.mooring.lab;

import app.mooring.failure.Failure;
import app.mooring.operation.Progress;
import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.IConsole;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMediumAttachment;
import app.mooring.virtualbox.api.ISession;
import app.mooring.virtualbox.api.IStorageController;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.api.SessionState;
import app.mooring.virtualbox.api.StorageBus;
import app.mooring.virtualbox.api.VBoxEventType;
import app.mooring.virtualbox.host.MachineProcesses;
import app.mooring.virtualbox.soap.Fault;
import app.mooring.virtualbox.soap.MachineLock;
import app.mooring.virtualbox.soap.Progresses;
import app.mooring.virtualbox.soap.Session;
import app.mooring.virtualbox.soap.WebService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/// A machine's power and its storage settings. Each of them may be asked for again: what is so already is left
/// alone.
public final class MachineControl {
    private static final Duration SHUTDOWN = Duration.ofMinutes(2);
    static final Set<MachineState> OFF =
            Set.of(MachineState.PoweredOff, MachineState.Aborted, MachineState.Saved, MachineState.AbortedSaved);
    private static final List<VBoxEventType> POWER =
            List.of(VBoxEventType.OnMachineStateChanged, VBoxEventType.OnSessionStateChanged);

    private final WebService virtualBox;
    private final BiPredicate<String, String> processLives;

    public MachineControl(WebService virtualBox) {
        this(virtualBox, MachineProcesses::lives);
    }

    /// @param processLives whether a process of this host runs the machine of that UUID and name, whatever
    /// VirtualBox says
    MachineControl(WebService virtualBox, BiPredicate<String, String> processLives) {
        this.virtualBox = virtualBox;
        this.processLives = processLives;
    }

    /// Starts it without a window, and returns when it runs; its guest may still be booting. Returns whether it
    /// was off. Failures: `lab.machineState`, `lab.stillRuns` when a second process would write to its disks.
    public boolean start(String name) {
        return Door.call(virtualBox, session -> {
            IMachine machine = find(session, name);
            if (machine.getState() == MachineState.Running) {
                return false;
            }
            require(machine, name, OFF, "off");
            requireNoProcess(machine, name);
            ISession own = session.newSession();
            Progresses.await(machine.launchVMProcess(own, "headless", List.of()));
            MachineLock.held(own).close();
            return true;
        });
    }

    /// How many machines are on.
    public int countOn() {
        return Door.call(
                virtualBox,
                session -> Math.toIntExact(session.vbox().getMachines().stream()
                        .filter(machine -> machine.getAccessible() && !OFF.contains(machine.getState()))
                        .count()));
    }

    /// Presses its power button, and returns when it is off. Returns whether it ran. Failures: those of
    /// [#press] and [#awaitOff].
    public boolean stop(String name) {
        boolean ran = press(name, () -> {});
        if (ran) {
            awaitOff(name);
        }
        return ran;
    }

    /// Presses its power button; it shuts down by itself then. Returns whether it runs. Failures:
    /// `lab.machineState`.
    ///
    /// @param pressing is told right before: from then on it may shut down, whatever becomes of this
    public boolean press(String name, Runnable pressing) {
        return Door.call(virtualBox, session -> {
            IMachine machine = find(session, name);
            if (OFF.contains(machine.getState())) {
                return false;
            }
            require(machine, name, Set.of(MachineState.Running), "running");
            try (MachineLock lock = Door.lock(session, machine, LockType.Shared)) {
                pressing.run();
                lock.console().powerButton();
            }
            return true;
        });
    }

    /// Returns when it is off, and let go of by the process that ran it. Failures: `lab.noShutdown` after 120 s;
    /// then it still runs.
    public void awaitOff(String name) {
        Door.call(virtualBox, session -> {
            awaitOff(session, find(session, name), name);
            return true;
        });
    }

    /// Starts one whose power button was pressed, once it is off: it shuts down also when nobody wants that any more.
    /// Failures: those of [#awaitOff] and [#start].
    public void startAgain(String name) {
        awaitOff(name);
        start(name);
    }

    /// Whether it is on, in whatever state but that of one whose power is being cut.
    public boolean staysOn(String name) {
        return Door.call(virtualBox, session -> {
            MachineState state = find(session, name).getState();
            return state != MachineState.Stopping && !OFF.contains(state);
        });
    }

    /// [#powerOff(String, Runnable)], told nobody.
    public boolean powerOff(String name) {
        return powerOff(name, () -> {});
    }

    /// Cuts its power, and returns when it is off. Returns whether it was on. Failures: `lab.noMachine`, `lab.locked`,
    /// `virtualbox.operation` when VirtualBox refuses, `lab.noShutdown` when it is not off after 120 s.
    ///
    /// @param cutting is told right before: from then on it may be off, whatever becomes of this
    public boolean powerOff(String name, Runnable cutting) {
        return Door.call(virtualBox, session -> {
            IMachine machine = find(session, name);
            if (OFF.contains(machine.getState())) {
                return false;
            }
            try (MachineLock lock = Door.lock(session, machine, LockType.Shared)) {
                IConsole console = lock.console();
                cutting.run();
                Progresses.await(console.powerDown());
            }
            awaitOff(session, machine, name);
            return true;
        });
    }

    /// Off, and let go of by the process that ran it: only then may its settings be changed.
    private static void awaitOff(Session session, IMachine machine, String name) {
        long end = System.nanoTime() + SHUTDOWN.toNanos();
        var source = session.vbox().getEventSource();
        var listener = source.createListener();
        source.registerListener(listener, POWER, false);
        try {
            while (!OFF.contains(machine.getState()) || machine.getSessionState() != SessionState.Unlocked) {
                if (System.nanoTime() > end) {
                    throw Failure.failed("lab.noShutdown", name, SHUTDOWN.toSeconds());
                }
                if (Thread.interrupted()) {
                    throw Failure.cancelled(new InterruptedException());
                }
                var event = source.getEvent(listener, 1000);
                if (event != null) {
                    source.eventProcessed(listener, event);
                }
            }
        } finally {
            source.unregisterListener(listener);
        }
    }

    /// Finds out, before it is shut down for that, whether its storage can be prepared at all. Failures:
    /// `lab.noController`, `lab.diskOnIde`, `lab.portsInUse`.
    public void requireNoObstacle(String name, String controller, int ports) {
        Door.call(virtualBox, session -> {
            IMachine machine = find(session, name);
            sata(machine, name, controller);
            requireNoObstacle(machine, name, controller, ports);
            return true;
        });
    }

    /// Removes its IDE controllers and sets the number of ports of its SATA controller. Returns what was
    /// changed. Failures: `lab.machineState` unless it is off, `lab.stillRuns`,
    /// `lab.noController`, `lab.diskOnIde`: the system may be on it, `lab.portsInUse`.
    public List<Progress> prepareStorage(String name, String controller, int ports) {
        return Door.call(virtualBox, session -> {
            IMachine machine = find(session, name);
            IStorageController sata = sata(machine, name, controller);
            if (ide(machine).isEmpty() && sata.getPortCount() == ports) {
                return List.of();
            }
            requirePreparable(machine, name, controller, ports);
            try (MachineLock lock = Door.lock(session, machine, LockType.Write)) {
                requirePreparable(lock.machine(), name, controller, ports);
                return change(lock.machine(), controller, ports);
            }
        });
    }

    private static IStorageController sata(IMachine machine, String name, String controller) {
        return machine.getStorageControllers().stream()
                .filter(one -> one.getBus() == StorageBus.SATA && one.getName().equals(controller))
                .findFirst()
                .orElseThrow(() -> Failure.failed("lab.noController", name, StorageBus.SATA, controller));
    }

    private static List<String> ide(IMachine machine) {
        return machine.getStorageControllers().stream()
                .filter(one -> one.getBus() == StorageBus.IDE)
                .map(IStorageController::getName)
                .toList();
    }

    private void requirePreparable(IMachine machine, String name, String controller, int ports) {
        require(machine, name, Set.of(MachineState.PoweredOff, MachineState.Aborted), "off");
        requireNoProcess(machine, name);
        requireNoObstacle(machine, name, controller, ports);
    }

    private static void requireNoObstacle(IMachine machine, String name, String controller, int ports) {
        List<String> ide = ide(machine);
        machine.getMediumAttachments().stream()
                .filter(attachment -> attachment.type() == DeviceType.HardDisk)
                .filter(attachment -> ide.contains(String.valueOf(attachment.controller())))
                .findFirst()
                .ifPresent(disk -> {
                    throw Failure.refused("lab.diskOnIde", name, disk.controller());
                });
        machine.getMediumAttachmentsOfController(controller).stream()
                .map(IMediumAttachment::port)
                .filter(port -> port >= ports)
                .findFirst()
                .ifPresent(port -> {
                    throw Failure.refused("lab.portsInUse", name, port, ports);
                });
    }

    private static List<Progress> change(IMachine settings, String controller, int ports) {
        List<Progress> changes = new ArrayList<>();
        for (String one : ide(settings)) {
            settings.getMediumAttachmentsOfController(one)
                    .forEach(attachment -> changes.add(detached(one, attachment)));
            settings.removeStorageController(one);
            changes.add(Progress.of("storage.removed", one));
        }
        IStorageController sata = settings.getStorageControllerByName(controller);
        int before = sata.getPortCount();
        if (before != ports) {
            sata.setPortCount(ports);
            changes.add(Progress.of("storage.ports", controller, ports, before));
        }
        settings.saveSettings();
        return changes;
    }

    private static Progress detached(String controller, IMediumAttachment attachment) {
        return attachment.medium() == null
                ? Progress.of("storage.empty", controller, attachment.type())
                : Progress.of(
                        "storage.detached",
                        controller,
                        attachment.type(),
                        attachment.medium().getLocation());
    }

    /// Failures: `lab.noMachine`.
    static IMachine find(Session session, String name) {
        try {
            return session.vbox().findMachine(name);
        } catch (Fault.Runtime e) {
            if (e.is(Fault.Runtime.OBJECT_NOT_FOUND)) {
                throw Failure.failed("lab.noMachine", name);
            }
            throw e;
        }
    }

    /// A VirtualBox that was killed and started again believes machines off whose processes go on.
    private void requireNoProcess(IMachine machine, String name) {
        if (processLives.test(machine.getId(), machine.getName())) {
            throw Failure.refused("lab.stillRuns", name, machine.getState());
        }
    }

    private static void require(IMachine machine, String name, Set<MachineState> states, String wanted) {
        MachineState state = machine.getState();
        if (!states.contains(state)) {
            throw Failure.refused("lab.machineState", name, state, wanted);
        }
    }
}
