package app.mooring.ui.volumes;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.Interrupted;
import app.mooring.lab.LabSnapshot.LocalVolume;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.Volume;
import app.mooring.ui.control.Chain;
import app.mooring.ui.control.Link;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A volume as a snapshot has it: one of the lab, or a `local` one of a guest.
///
/// @param id tells it from all others: two guests may have local volumes of one name
/// @param volume empty for a local one
/// @param machine where it is; empty: on none
/// @param interrupted what was interrupted that touches it
/// @param words what a typed filter is looked for in, in lower case
record Seen(
        String id,
        String name,
        Standing standing,
        Optional<Volume> volume,
        String machine,
        List<String> containers,
        String driver,
        Chain chain,
        Optional<Age> age,
        Optional<Interrupted> interrupted,
        String words) {
    static final String LOCAL_DRIVER = "local";

    Seen {
        containers = List.copyOf(containers);
    }

    /// All volumes of a lab, those of the guests' own after its own.
    static List<Seen> all(LabSnapshot snapshot, String driver) {
        return Stream.concat(
                        snapshot.volumes().stream().map(volume -> of(volume, snapshot, driver)),
                        snapshot.machines().stream()
                                .flatMap(machine ->
                                        machine.guest().localVolumes().stream().map(local -> of(local, machine))))
                .toList();
    }

    private static Seen of(Volume volume, LabSnapshot snapshot, String driver) {
        Chain chain = Chain.of(volume, snapshot);
        String machine = volume.machine() == null ? "" : volume.machine();
        Optional<Interrupted> interrupted = snapshot.interrupted(volume.name());
        Instant taken = snapshot.taken();
        return new Seen(
                volume.name(),
                volume.name(),
                standing(interrupted.isPresent(), chain.broken().isPresent(), !machine.isEmpty()),
                Optional.of(volume),
                machine,
                volume.containers(),
                driver,
                chain,
                Age.of(volume.created(), taken),
                interrupted,
                words(volume.name(), machine, volume.containers()));
    }

    private static Standing standing(boolean interrupted, boolean broken, boolean attached) {
        if (interrupted) {
            return Standing.INTERRUPTED;
        }
        return broken ? Standing.BROKEN : attached ? Standing.ATTACHED : Standing.FREE;
    }

    private static Seen of(LocalVolume local, MachineView machine) {
        return new Seen(
                machine.name() + "/" + local.name(),
                local.name(),
                Standing.LOCAL,
                Optional.empty(),
                machine.name(),
                local.containers(),
                LOCAL_DRIVER,
                new Chain(List.of(
                        local.containers().isEmpty()
                                ? Link.without(Link.Kind.CONTAINER, Link.State.NONE, "noContainer")
                                : Link.whole(Link.Kind.CONTAINER, String.join(", ", local.containers())),
                        Link.whole(Link.Kind.GUEST, machine.name()))),
                Optional.empty(),
                Optional.empty(),
                words(local.name(), machine.name(), local.containers()));
    }

    private static String words(String name, String machine, List<String> containers) {
        return (name + "\n" + machine + "\n" + String.join("\n", containers)).toLowerCase(Locale.ROOT);
    }
}
