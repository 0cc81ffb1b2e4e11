package app.mooring.ui.volumes;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A line of the table. It stays the same object as long as there is that volume, so that selection and scroll stay.
final class VolumeRow {
    private final String id;
    private final ReadOnlyObjectWrapper<Seen> seen;

    VolumeRow(Seen first) {
        this.id = first.id();
        this.seen = new ReadOnlyObjectWrapper<>(first);
    }

    String id() {
        return id;
    }

    /// How it was last seen.
    ReadOnlyObjectProperty<Seen> seen() {
        return seen.getReadOnlyProperty();
    }

    Seen now() {
        return seen.get();
    }

    void see(Seen now) {
        if (!seen.get().equals(now)) {
            seen.set(now);
        }
    }
}
