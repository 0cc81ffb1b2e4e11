package app.mooring.lab;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.IMediumAttachment;
import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.api.MediumType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which machines have a medium now. After a snapshot a machine writes to a difference of a normal medium, and
/// not to the medium itself: then it has it all the same.
final class Holders {
    private Holders() {}

    /// VirtualBox also counts a machine one of whose snapshots has the medium, for as long as that snapshot is
    /// kept: such a machine has it now only if it writes to a difference of it.
    static List<IMachine> of(IVirtualBox vbox, IMedium medium, String uuid) {
        return machineIds(medium)
                .map(vbox::findMachine)
                .filter(machine -> attachment(machine, uuid)
                        .or(() -> difference(machine, uuid))
                        .isPresent())
                .toList();
    }

    /// All that VirtualBox counts, those of the medium's differences too.
    static Stream<String> machineIds(IMedium medium) {
        return Stream.concat(
                        medium.getMachineIds().stream(),
                        medium.getChildren().stream().flatMap(Holders::machineIds))
                .distinct();
    }

    /// Of the medium itself.
    static Optional<IMediumAttachment> attachment(IMachine machine, String uuid) {
        return machine.getMediumAttachments().stream()
                .filter(one -> one.medium() != null && one.medium().getId().equalsIgnoreCase(uuid))
                .findFirst();
    }

    /// Of a difference of it.
    static Optional<IMediumAttachment> difference(IMachine machine, String uuid) {
        return machine.getMediumAttachments().stream()
                .filter(one -> one.medium() != null
                        && !one.medium().getId().equalsIgnoreCase(uuid)
                        && one.medium().getBase().getId().equalsIgnoreCase(uuid))
                .findFirst();
    }

    /// For a medium that is to go to another machine. Failures: `lab.volumeInSnapshot` when it would not go
    /// with all that was written, or would not get what is written from now on; `lab.diskType`.
    static void requireWhole(IVirtualBox vbox, IMedium medium, Volume volume) {
        MediumType type = medium.getType();
        switch (type) {
            case Immutable, MultiAttach -> throw Failure.refused("lab.diskType", volume.name(), type, volume.medium());
            case Normal, Writethrough, Shareable, Readonly -> {}
        }
        List<IMachine> counted = machineIds(medium).map(vbox::findMachine).toList();
        boolean remembered = counted.stream()
                .anyMatch(one -> attachment(one, volume.medium()).isEmpty());
        if (!medium.getChildren().isEmpty() || (type == MediumType.Normal && remembered)) {
            throw inSnapshot(volume, counted);
        }
    }

    /// Of a normal medium a snapshot would make a difference. It is nobody's when this is called.
    static void writeThrough(IMedium medium) {
        if (medium.getType() == MediumType.Normal) {
            medium.setType(MediumType.Writethrough);
        }
    }

    static Failure inSnapshot(Volume volume, List<IMachine> machines) {
        String names = machines.stream().map(IMachine::getName).collect(Collectors.joining(", "));
        return Failure.refused("lab.volumeInSnapshot", volume.name(), names.isEmpty() ? "-" : names);
    }
}
