package app.mooring.ui.harbour;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.Interrupted;
import app.mooring.lab.Volume;
import app.mooring.ui.control.Chain;
import app.mooring.ui.control.Link;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A volume as it is drawn.
///
/// @param broken where its chain from file to container breaks; empty: nowhere
/// @param machine what has it; empty: it is on the quay
/// @param stranger whether that machine is none of the lab
/// @param port that it is attached to; 0: none
/// @param device in the guest; empty: not seen there
/// @param fileSystem empty: not known
/// @param containers those that have it, and whether they run, as far as is known
/// @param interrupted what was interrupted that touches it
/// @param colour its own, 0 to [Colours#COUNT] - 1
record Block(
        String name,
        Optional<Link> broken,
        String machine,
        boolean stranger,
        int port,
        String device,
        String fileSystem,
        long usedBytes,
        long fullBytes,
        List<Holder> containers,
        Optional<Interrupted> interrupted,
        int colour) {
    /// A container that has it.
    ///
    /// @param elsewhere the machine in whose guest it is; empty: the one that has the volume, or not known
    record Holder(String name, ContainerState state, String elsewhere) {}

    /// A guest sees a disk, and has it mounted, a moment after VirtualBox has attached it.
    private static final Set<Link.Kind> COMING = Set.of(Link.Kind.DEVICE, Link.Kind.MOUNT);

    /// @param underWay whether something is being done, which may be about this volume
    static Block of(Volume volume, LabSnapshot seen, int colour, boolean underWay) {
        return new Block(
                volume.name(),
                Chain.of(volume, seen).broken().filter(link -> !underWay || !COMING.contains(link.kind())),
                Objects.requireNonNullElse(volume.machine(), ""),
                volume.machine() != null && seen.machine(volume.machine()).isEmpty(),
                Optional.ofNullable(volume.port()).orElse(0),
                Objects.requireNonNullElse(volume.device(), ""),
                Objects.requireNonNullElse(volume.fileSystem(), ""),
                volume.usedBytes(),
                volume.fullBytes(),
                volume.containers().stream()
                        .map(name -> new Holder(name, state(name, volume, seen), elsewhere(name, volume, seen)))
                        .toList(),
                seen.interrupted(volume.name()),
                colour);
    }

    private static String elsewhere(String container, Volume volume, LabSnapshot seen) {
        List<String> machines = seen.machines().stream()
                .filter(machine -> machine.guest().containers().stream()
                        .anyMatch(one -> one.volumes().contains(volume.name())
                                && one.name().equals(container)))
                .map(LabSnapshot.MachineView::name)
                .toList();
        return machines.isEmpty() || machines.contains(volume.machine()) ? "" : String.join(", ", machines);
    }

    /// Of several of that name, the one that runs counts.
    private static ContainerState state(String container, Volume volume, LabSnapshot seen) {
        return seen.machines().stream()
                .filter(machine -> volume.machine() == null || machine.name().equals(volume.machine()))
                .map(LabSnapshot.MachineView::guest)
                .flatMap(guest -> guest.containers().stream()
                        .filter(one -> one.volumes().contains(volume.name())
                                && one.name().equals(container))
                        .map(one -> ContainerState.of(one, guest.reach().answers())))
                .min(Comparator.naturalOrder())
                .orElse(ContainerState.STOPPED);
    }

    /// Whether VirtualBox can read its file.
    boolean readable() {
        return broken.filter(link -> link.kind() == Link.Kind.FILE).isEmpty();
    }

    /// Whether its chain breaks, or what touches it was interrupted.
    boolean amiss() {
        return broken.isPresent() || interrupted.isPresent();
    }

    boolean attached() {
        return !machine.isEmpty();
    }

    /// Whether a container has it that runs, or did when its guest was last heard.
    boolean inUse() {
        return containers.stream().anyMatch(holder -> holder.state() != ContainerState.STOPPED);
    }

    /// How much of it is used, 0 to 1.
    double fill() {
        return fullBytes == 0 ? 0 : Math.min(1, (double) usedBytes / fullBytes);
    }
}
