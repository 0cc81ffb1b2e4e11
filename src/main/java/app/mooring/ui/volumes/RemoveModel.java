package app.mooring.ui.volumes;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.Volume;
import app.mooring.ui.move.Risk;
import java.util.ArrayList;
import java.util.List;

/// What goes for good when the person agrees, and what does not, with the reason.
///
/// @param unheard the guests that may need what goes, and were never heard
record RemoveModel(List<Going> going, List<Kept> kept, List<String> unheard) {
    /// It is detached from its machine before, where it is on one.
    record Going(Volume volume) {
        String name() {
            return volume.name();
        }

        boolean attached() {
            return volume.machine() != null;
        }

        String machine() {
            return attached() ? volume.machine() : "";
        }
    }

    /// @param reason a text's key after `kept.`
    /// @param by what keeps it
    record Kept(String name, String reason, String by) {}

    RemoveModel {
        going = List.copyOf(going);
        kept = List.copyOf(kept);
        unheard = List.copyOf(unheard);
    }

    /// What is attached goes only where the guest can be asked whether something needs it.
    static RemoveModel of(List<Seen> wanted, LabSnapshot lab) {
        List<Going> going = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (Seen one : wanted) {
            if (one.volume().isEmpty()) {
                kept.add(new Kept(one.name(), "local", one.machine()));
            } else if (!one.containers().isEmpty()) {
                kept.add(new Kept(one.name(), "container", String.join(", ", one.containers())));
            } else if (one.volume().get().mountPoint() != null) {
                kept.add(new Kept(one.name(), "mounted", one.machine()));
            } else if (!one.machine().isEmpty() && Risk.of(lab, one.machine()) != Risk.NONE) {
                kept.add(new Kept(one.name(), "unasked", one.machine()));
            } else {
                going.add(new Going(one.volume().get()));
            }
        }
        return new RemoveModel(going, kept, going.isEmpty() ? List.of() : lab.unheard());
    }
}
