package app.mooring.ui.guests;

import app.mooring.lab.LabSnapshot;
import app.mooring.ui.work.Desk;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The guests of the lab, and the one that is looked at.
final class GuestsModel implements AutoCloseable {
    private final List<GuestModel> guests;
    private final ObjectProperty<@Nullable GuestModel> selected = new SimpleObjectProperty<>();
    private final Subscription snapshots;
    private boolean inSight;

    GuestsModel(Desk desk) {
        guests = desk.lab().rooms().lab().machines().stream()
                .map(machine -> new GuestModel(desk, machine))
                .toList();
        snapshots = desk.lab().snapshot().subscribe(this::see);
        if (!guests.isEmpty()) {
            selected.set(guests.getFirst());
        }
        selected.subscribe((before, now) -> turn(before, now));
    }

    private void see(@Nullable LabSnapshot snapshot) {
        if (snapshot != null) {
            guests.forEach(guest -> snapshot.machine(guest.name()).ifPresent(guest::see));
        }
    }

    private void turn(@Nullable GuestModel before, @Nullable GuestModel now) {
        if (before != null) {
            before.left();
        }
        if (now != null && inSight) {
            now.shown();
        }
    }

    /// In the order of the lab file; always the same.
    List<GuestModel> guests() {
        return guests;
    }

    Optional<GuestModel> guest(String name) {
        return guests.stream().filter(guest -> guest.name().equals(name)).findFirst();
    }

    ObjectProperty<@Nullable GuestModel> selected() {
        return selected;
    }

    /// The page came in sight: what a snapshot does not say is asked, and the log is followed.
    void shown() {
        inSight = true;
        Optional.ofNullable(selected.get()).ifPresent(GuestModel::shown);
    }

    void left() {
        inSight = false;
        guests.forEach(GuestModel::left);
    }

    @Override
    public void close() {
        snapshots.unsubscribe();
        guests.forEach(GuestModel::close);
    }
}
