package app.mooring.ui.volumes;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.Volume;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Doings;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// The volumes of a lab, those of its guests too, filtered by what was typed and chosen. It lives as long as its page.
final class VolumesModel implements AutoCloseable {
    private final Desk desk;
    private final ObservableList<VolumeRow> rows =
            FXCollections.observableArrayList(row -> new Observable[] {row.seen()});

    /// One for all: such a list follows the other one only as long as somebody has it.
    private final ObservableList<VolumeRow> rowsShown = FXCollections.unmodifiableObservableList(rows);

    private final FilteredList<VolumeRow> shown = new FilteredList<>(rows);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableSet<Standing> only = FXCollections.observableSet(EnumSet.noneOf(Standing.class));
    private final ReadOnlyBooleanWrapper changing = new ReadOnlyBooleanWrapper();
    private final ObservableList<VolumeRow> selected = FXCollections.observableArrayList();
    private @Nullable String awaited;
    private Consumer<VolumeRow> arrival = _ -> {};
    private final Doings runs = new Doings();
    private final ChangeListener<@Nullable LabSnapshot> following = (_, _, now) -> see(now);

    VolumesModel(Desk desk) {
        this.desk = desk;
        filter.addListener((_, _, _) -> refilter());
        only.addListener((SetChangeListener<Standing>) _ -> refilter());
        desk.lab().snapshot().addListener(following);
        see(desk.lab().snapshot().get());
    }

    @Override
    public void close() {
        desk.lab().snapshot().removeListener(following);
    }

    /// All of them.
    ObservableList<VolumeRow> rows() {
        return rowsShown;
    }

    /// Those that the filters let through.
    FilteredList<VolumeRow> shown() {
        return shown;
    }

    /// What was typed: of a row that is shown, name, machine or containers have each of its words.
    StringProperty filter() {
        return filter;
    }

    /// What is shown only; empty: all.
    ObservableSet<Standing> only() {
        return only;
    }

    /// Whether rows come and go right now by another's doing than the person's: what the table then says about its
    /// selection is not what the person wants.
    ReadOnlyBooleanProperty changing() {
        return changing.getReadOnlyProperty();
    }

    /// What the person has selected, of what is shown.
    ObservableList<VolumeRow> selected() {
        return selected;
    }

    /// Those selected that are the lab's.
    List<Volume> selectedVolumes() {
        return selected.stream().flatMap(row -> row.now().volume().stream()).toList();
    }

    /// What is being done with a volume, by its name, or could not be done the last time.
    Doings runs() {
        return runs;
    }

    /// That one, by its name; one of a guest's own as `MACHINE/NAME`.
    Optional<VolumeRow> row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /// Selects that one alone as soon as it is there.
    void awaitAndSelect(String name) {
        awaited = name;
        takeAwaited();
    }

    private void takeAwaited() {
        Optional.ofNullable(awaited).flatMap(this::row).ifPresent(row -> {
            awaited = null;
            if (!shown.contains(row)) {
                filter.set("");
                only.clear();
            }
            change(() -> selected.setAll(List.of(row)));
            arrival.accept(row);
        });
    }

    /// Has each told that was awaited, once it is selected.
    void whenArrived(Consumer<VolumeRow> told) {
        arrival = told;
    }

    long count(Standing standing) {
        return rows.stream().filter(row -> row.now().standing() == standing).count();
    }

    /// Whether the lab's volumes were seen once: before, that there are none means nothing.
    boolean known() {
        return seen(LabSnapshot.Host::volumesKnown);
    }

    /// Whether the web service answers, without which none can be made.
    BooleanBinding answering() {
        return Bindings.createBooleanBinding(
                () -> seen(host -> host.webService().answers()), desk.lab().snapshot());
    }

    /// Whether it is known how many of those there are: of the lab's once they were seen, of the guests' own
    /// once a guest was heard.
    boolean known(Standing standing) {
        return standing == Standing.LOCAL ? heard() : known();
    }

    private boolean heard() {
        return Optional.ofNullable(desk.lab().snapshot().get()).stream()
                .flatMap(snapshot -> snapshot.machines().stream())
                .anyMatch(machine -> machine.guest().heard());
    }

    private boolean seen(Predicate<LabSnapshot.Host> so) {
        return Optional.ofNullable(desk.lab().snapshot().get())
                .map(LabSnapshot::host)
                .filter(so)
                .isPresent();
    }

    private void see(@Nullable LabSnapshot snapshot) {
        if (snapshot != null) {
            String driver = desk.lab().rooms().lab().driver();
            change(() -> see(Seen.all(snapshot, driver)));
            takeAwaited();
        }
    }

    private void see(List<Seen> seen) {
        Map<String, Seen> now = new LinkedHashMap<>();
        seen.forEach(one -> now.put(one.id(), one));
        rows.removeIf(row -> !now.containsKey(row.id()));
        Set<String> known = rows.stream().map(VolumeRow::id).collect(Collectors.toSet());
        rows.forEach(row -> Optional.ofNullable(now.get(row.id())).ifPresent(row::see));
        rows.addAll(seen.stream()
                .filter(one -> !known.contains(one.id()))
                .map(VolumeRow::new)
                .toList());
    }

    private void refilter() {
        List<String> words =
                List.of(filter.get().toLowerCase(Locale.ROOT).strip().split("\\s+"));
        Set<Standing> standings = only.isEmpty() ? EnumSet.allOf(Standing.class) : EnumSet.copyOf(only);
        change(() -> shown.setPredicate(row -> standings.contains(row.now().standing())
                && words.stream().allMatch(row.now().words()::contains)));
    }

    private void change(Runnable work) {
        changing.set(true);
        try {
            work.run();
            selected.removeIf(row -> !shown.contains(row));
        } finally {
            changing.set(false);
        }
    }
}
