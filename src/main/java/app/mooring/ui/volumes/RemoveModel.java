package app.mooring.ui.volumes;

import java.util.ArrayList;
import java.util.List;

/// What goes for good when the person agrees, and what does not, with the reason.
///
/// @param going the names of those that go
record RemoveModel(List<String> going, List<Kept> kept) {
    /// @param reason a text's key after `kept.`
    /// @param by what keeps it
    record Kept(String name, String reason, String by) {}

    RemoveModel {
        going = List.copyOf(going);
        kept = List.copyOf(kept);
    }

    static RemoveModel of(List<Seen> wanted) {
        List<String> going = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (Seen one : wanted) {
            if (one.volume().isEmpty()) {
                kept.add(new Kept(one.name(), "local", one.machine()));
            } else if (!one.containers().isEmpty()) {
                kept.add(new Kept(one.name(), "container", String.join(", ", one.containers())));
            } else if (!one.machine().isEmpty()) {
                kept.add(new Kept(one.name(), "attached", one.machine()));
            } else {
                going.add(one.name());
            }
        }
        return new RemoveModel(going, kept);
    }
}
