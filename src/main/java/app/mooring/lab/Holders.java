package app.mooring.lab;

import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.IMediumAttachment;
import app.mooring.virtualbox.api.IVirtualBox;
import java.util.List;
import java.util.Optional;

/// Which machines have a medium now.
final class Holders {
    private Holders() {}

    /// VirtualBox also counts a machine one of whose snapshots has the medium, for as long as that snapshot is kept: such a
    /// machine does not have it now.
    static List<IMachine> of(IVirtualBox vbox, IMedium medium, String uuid) {
        return medium.getMachineIds().stream()
                .map(vbox::findMachine)
                .filter(machine -> attachment(machine, uuid).isPresent())
                .toList();
    }

    static Optional<IMediumAttachment> attachment(IMachine machine, String uuid) {
        return machine.getMediumAttachments().stream()
                .filter(one -> one.medium() != null && one.medium().getId().equalsIgnoreCase(uuid))
                .findFirst();
    }
}
