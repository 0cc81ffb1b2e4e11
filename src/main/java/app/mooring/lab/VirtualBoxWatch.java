package app.mooring.lab;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMediumConfigChangedEvent;
import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.api.VBoxEventType;
import app.mooring.virtualbox.soap.Events;
import app.mooring.virtualbox.soap.Fault;
import app.mooring.virtualbox.soap.WebService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Sees what VirtualBox has: when it tells of an event, and every now and then for what it does not tell of,
/// such as how large files are.
final class VirtualBoxWatch {
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(10);
    private static final List<VBoxEventType> INTERESTING = List.of(
            VBoxEventType.OnMachineStateChanged,
            VBoxEventType.OnMachineDataChanged,
            VBoxEventType.OnMachineRegistered,
            VBoxEventType.OnStorageControllerChanged,
            VBoxEventType.OnStorageDeviceChanged,
            VBoxEventType.OnMediumChanged,
            VBoxEventType.OnMediumRegistered,
            VBoxEventType.OnMediumConfigChanged);

    private final Lab lab;
    private final WebService virtualBox;
    private final Picture picture;
    private final Consumer<String> machineChanged;
    private final Media media;
    private final Poke look = new Poke();
    private final Poke retry = new Poke();

    /// @param machineChanged is told the name of a machine that is not as it was
    VirtualBoxWatch(Lab lab, WebService virtualBox, Picture picture, Consumer<String> machineChanged) {
        this.lab = lab;
        this.virtualBox = virtualBox;
        this.picture = picture;
        this.machineChanged = machineChanged;
        this.media = new Media(lab.volumeFolder());
    }

    /// Has it look soon.
    void refresh() {
        retry.now();
        look.now();
    }

    /// Listens until the thread is interrupted; to the next web service, when this one ends.
    void listen() {
        Events events = new Events(virtualBox, INTERESTING);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Look.once(() -> {
                    events.run(look::now, this::happened);
                    return true;
                });
            } catch (Failure over) {
                if (isAway(over)) {
                    picture.webServiceAway(over);
                }
                retry.await(RETRY);
            }
        }
    }

    /// A web session that ended is begun anew at the next call.
    private static boolean isAway(Failure failure) {
        return !failure.code().equals("virtualbox.session") && !failure.code().equals("virtualbox.operation");
    }

    private void happened(Events.Happened event) {
        if (event.type() == VBoxEventType.OnMediumConfigChanged) {
            try {
                media.changed(
                        event.as(IMediumConfigChangedEvent.class).getMedium().getId());
            } catch (Fault gone) {
                System.getLogger(VirtualBoxWatch.class.getName())
                        .log(System.Logger.Level.DEBUG, "a medium that changed is gone", gone);
            }
        }
        look.now();
    }

    /// Looks until the thread is interrupted, one time after the other.
    void looks() {
        while (!Thread.currentThread().isInterrupted()) {
            look.await(NOW_AND_THEN);
            try {
                Look.once(() -> {
                    look();
                    return true;
                });
            } catch (Failure over) {
                if (over.kind() == Failure.Kind.CANCELLED) {
                    throw over;
                }
                if (isAway(over)) {
                    picture.webServiceAway(over);
                } else {
                    System.getLogger(VirtualBoxWatch.class.getName())
                            .log(System.Logger.Level.INFO, "a look at VirtualBox", over);
                }
            }
        }
    }

    private record Heard(String version, Map<String, Machine> machines) {}

    private void look() {
        Heard heard =
                Door.call(virtualBox, session -> new Heard(session.vbox().getVersion(), machines(session.vbox())));
        if (!picture.volumesKnown()) {
            // The first look at many media takes its time.
            picture.virtualBox(heard.version(), heard.machines(), Optional.empty())
                    .forEach(machineChanged);
        }
        List<Volume> volumes = Door.call(virtualBox, media::look);
        picture.virtualBox(heard.version(), heard.machines(), Optional.of(volumes))
                .forEach(machineChanged);
    }

    private Map<String, Machine> machines(IVirtualBox vbox) {
        Map<String, Machine> machines = new HashMap<>();
        for (Lab.Machine wanted : lab.machines()) {
            find(vbox, wanted.name())
                    .filter(IMachine::getAccessible)
                    .ifPresent(machine -> machines.put(wanted.name(), Machines.machine(machine)));
        }
        return machines;
    }

    private static Optional<IMachine> find(IVirtualBox vbox, String name) {
        try {
            return Optional.of(vbox.findMachine(name));
        } catch (Fault.Runtime e) {
            if (e.is(Fault.Runtime.OBJECT_NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
