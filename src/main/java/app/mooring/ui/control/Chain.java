package app.mooring.ui.control;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.ContainerView;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.Volume;
import app.mooring.ui.control.Link.Kind;
import app.mooring.ui.control.Link.State;
import java.util.List;
import java.util.Optional;

/// The chain of a volume: file, medium, serial, machine, device, mount point, containers. It breaks where what should
/// be there was looked for and is not.
public record Chain(List<Link> links) {
    public Chain {
        links = List.copyOf(links);
    }

    public static Chain of(Volume volume, LabSnapshot snapshot) {
        Optional<MachineView> machine = Optional.ofNullable(volume.machine()).flatMap(snapshot::machine);
        return new Chain(List.of(
                file(volume),
                Link.whole(Kind.MEDIUM, volume.medium()),
                Link.whole(Kind.SERIAL, volume.serial()),
                machine(volume),
                device(volume, machine),
                mount(volume, machine),
                containers(volume, snapshot)));
    }

    /// Where it breaks first; empty: nowhere.
    public Optional<Link> broken() {
        return links.stream().filter(link -> link.state() == State.BROKEN).findFirst();
    }

    private static Link file(Volume volume) {
        return volume.state() == Volume.State.INACCESSIBLE
                ? new Link(Kind.FILE, volume.file(), State.BROKEN, "inaccessible", List.of())
                : Link.whole(Kind.FILE, volume.file());
    }

    private static Link device(Volume volume, Optional<MachineView> machine) {
        String device = volume.device();
        if (device != null) {
            return Link.whole(Kind.DEVICE, device);
        }
        return missing(Kind.DEVICE, volume, machine)
                .orElseGet(() -> Link.without(Kind.DEVICE, State.BROKEN, "noDevice", String.valueOf(volume.machine())));
    }

    private static Link mount(Volume volume, Optional<MachineView> machine) {
        String mountPoint = volume.mountPoint();
        if (mountPoint != null) {
            return Link.whole(Kind.MOUNT, mountPoint);
        }
        return missing(Kind.MOUNT, volume, machine)
                .orElseGet(() -> volume.device() == null
                        ? Link.without(Kind.MOUNT, State.NONE, "noDisk")
                        : runs(volume, machine)
                                .map(container ->
                                        Link.without(Kind.MOUNT, State.BROKEN, "notMounted", container.name()))
                                .orElseGet(() -> Link.without(Kind.MOUNT, State.NONE, "noMount")));
    }

    /// Why nothing is seen in a guest where that is no fault of the volume.
    private static Optional<Link> missing(Kind kind, Volume volume, Optional<MachineView> machine) {
        String name = volume.machine();
        if (name == null) {
            return Optional.of(Link.without(kind, State.NONE, "unattached"));
        }
        if (machine.isEmpty()) {
            return Optional.of(Link.without(kind, State.UNKNOWN, "stranger", name));
        }
        if (!machine.get().running()) {
            return Optional.of(Link.without(kind, State.NONE, "machineOff", name));
        }
        return machine.get().guest().reach().answers()
                ? Optional.empty()
                : Optional.of(Link.without(kind, State.UNKNOWN, "guestAway", name));
    }

    private static Optional<ContainerView> runs(Volume volume, Optional<MachineView> machine) {
        return machine.stream()
                .flatMap(one -> one.guest().containers().stream())
                .filter(one -> one.running() && one.volumes().contains(volume.name()))
                .findFirst();
    }

    private static Link containers(Volume volume, LabSnapshot snapshot) {
        if (!volume.containers().isEmpty()) {
            return Link.whole(Kind.CONTAINER, String.join(", ", volume.containers()));
        }
        List<String> unheard = snapshot.unheard();
        return unheard.isEmpty()
                ? Link.without(Kind.CONTAINER, State.NONE, "noContainer")
                : Link.without(Kind.CONTAINER, State.UNKNOWN, "unheard", String.join(", ", unheard));
    }

    private static Link machine(Volume volume) {
        String name = volume.machine();
        if (name == null) {
            return Link.without(Kind.MACHINE, State.NONE, "quay");
        }
        return Link.whole(Kind.MACHINE, volume.port() == null ? name : name + " · " + volume.port());
    }
}
