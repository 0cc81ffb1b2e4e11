package app.mooring.ui.activity;

import app.mooring.failure.Failure;
import app.mooring.operation.Activity;
import app.mooring.ui.work.Question;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Works;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What runs and ran, the newest first, and the one of it that is looked at.
final class ActivityModel implements AutoCloseable {
    private final Works works;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<Entry> entriesShown = FXCollections.unmodifiableObservableList(entries);
    private final ObjectProperty<@Nullable Entry> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ListChangeListener<Run> follower = this::changed;
    private Optional<Question> question = Optional.empty();

    ActivityModel(Works works) {
        this.works = works;
        works.runs().forEach(run -> entries.add(new Entry.Live(run)));
        works.runs().addListener(follower);
    }

    ObservableList<Entry> entries() {
        return entriesShown;
    }

    ObjectProperty<@Nullable Entry> selected() {
        return selected;
    }

    /// Why what ran earlier is not known; null: it is.
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Looks once what ran before the window was opened.
    void shown() {
        if (question.isEmpty()) {
            question = Optional.of(works.ask(works.history()::all, this::remembered, failure::set));
        }
        if (selected.get() == null && !entries.isEmpty()) {
            selected.set(entries.getFirst());
        }
    }

    private void remembered(List<Activity> all) {
        failure.set(null);
        Set<Long> live =
                works.runs().stream().map(run -> run.started().toEpochMilli()).collect(Collectors.toSet());
        all.stream()
                .filter(one -> !live.contains(one.startedMillis()))
                .map(Entry.Earlier::new)
                .forEach(entries::add);
        if (selected.get() == null && !entries.isEmpty()) {
            selected.set(entries.getFirst());
        }
    }

    private void changed(ListChangeListener.Change<? extends Run> change) {
        while (change.next()) {
            List<Entry> added = new ArrayList<>();
            change.getAddedSubList().forEach(run -> added.add(new Entry.Live(run)));
            entries.addAll(0, added);
        }
    }

    @Override
    public void close() {
        works.runs().removeListener(follower);
        question.ifPresent(Question::close);
    }
}
