package app.mooring.ui.volumes;

import java.util.ArrayList;
import java.util.List;

/// What goes for good when the person agrees, and what does not, with the reason.
///
record RemoveModel(List<Going> going, List<Kept> kept) {
    /// @param machine that it is detached from before; empty: it is on none
    record Going(String name, String machine) {
        boolean attached() {
            return !machine.isEmpty();
        }
    }

    /// @param reason a text's key after `kept.`
    /// @param by what keeps it
    record Kept(String name, String reason, String by) {}

    RemoveModel {
        going = List.copyOf(going);
        kept = List.copyOf(kept);
    }

    static RemoveModel of(List<Seen> wanted) {
        List<Going> going = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (Seen one : wanted) {
            if (one.volume().isEmpty()) {
                kept.add(new Kept(one.name(), "local", one.machine()));
            } else if (!one.containers().isEmpty()) {
                kept.add(new Kept(one.name(), "container", String.join(", ", one.containers())));
            } else if (one.volume().get().mountPoint() != null) {
                kept.add(new Kept(one.name(), "mounted", one.machine()));
            } else {
                going.add(new Going(one.name(), one.machine()));
            }
        }
        return new RemoveModel(going, kept);
    }
}
