package app.mooring.ui.work;

import app.mooring.face.Rooms;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.Watching;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The lab that the window shows: how it was last seen, and the way to have something done in it.
public final class OpenLab implements AutoCloseable {
    private final Rooms.Opened rooms;
    private final Path file;
    private final Optional<Rooms.Practice> practice;
    private final ReadOnlyObjectWrapper<@Nullable LabSnapshot> snapshot = new ReadOnlyObjectWrapper<>();
    private @Nullable Watching watching;

    /// @param file its lab file
    /// @param practice the practice lab that it is, where it is one that this window carries
    public OpenLab(Rooms.Opened rooms, Path file, Optional<Rooms.Practice> practice) {
        this.rooms = rooms;
        this.file = file;
        this.practice = practice;
    }

    /// Begins to watch it.
    ///
    /// @param window hands work to the window's thread, in order
    public void watch(Executor window) {
        watching = rooms.watch(seen -> window.execute(() -> snapshot.set(seen)));
    }

    public Rooms.Opened rooms() {
        return rooms;
    }

    public Path file() {
        return file;
    }

    public Optional<Rooms.Practice> practice() {
        return practice;
    }

    public String name() {
        return rooms.lab().name();
    }

    /// How it was last seen; null: not yet. Changes on the window's thread.
    public ReadOnlyObjectProperty<@Nullable LabSnapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    /// Has it looked at again, soon.
    public void refresh() {
        if (watching != null) {
            watching.refresh();
        }
    }

    /// Blocks until what runs in it has let go.
    @Override
    public void close() {
        if (watching != null) {
            watching.close();
        }
        rooms.close();
        practice.ifPresent(Rooms.Practice::close);
    }
}
