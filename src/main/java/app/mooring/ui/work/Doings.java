package app.mooring.ui.work;

import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/// What is being done with each of several things, or could not be done the last time, by what the thing is called.
/// Used on the window's thread.
public final class Doings {
    private final ObservableMap<String, Doing> all = FXCollections.observableHashMap();

    /// One for all: such a map follows the other one only as long as somebody has it.
    private final ObservableMap<String, Doing> shown = FXCollections.unmodifiableObservableMap(all);

    public ObservableMap<String, Doing> all() {
        return shown;
    }

    public Optional<Doing> of(String thing) {
        return Optional.ofNullable(all.get(thing));
    }

    public boolean busy(String thing) {
        return of(thing).filter(Doing::busy).isPresent();
    }

    /// Keeps in mind what runs with that thing, until it is done well, or forgotten, or something else is begun.
    public Run keep(String thing, Run run) {
        all.put(thing, new Doing(run, run.state().get()));
        return run.whenEnded(end -> {
            if (of(thing).filter(doing -> doing.run().equals(run)).isEmpty()) {
                return;
            }
            if (end instanceof Run.State.Failed) {
                all.put(thing, new Doing(run, end));
            } else {
                all.remove(thing);
            }
        });
    }

    /// Takes away what is told of something that ended.
    public void forget(String thing) {
        all.remove(thing);
    }
}
