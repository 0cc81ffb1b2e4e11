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
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What runs and ran, the newest first, and the one of it that is looked at: the newest, until the person chooses
/// another one.
final class ActivityModel implements AutoCloseable {
    private final Works works;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<Entry> entriesShown = FXCollections.unmodifiableObservableList(entries);
    private final ReadOnlyObjectWrapper<@Nullable Entry> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ListChangeListener<Run> follower = this::changed;
    private Optional<Question> question = Optional.empty();
    private boolean chosen;

    ActivityModel(Works works) {
        this.works = works;
        works.runs().forEach(run -> entries.add(new Entry.Live(run)));
        works.runs().addListener(follower);
    }

    ObservableList<Entry> entries() {
        return entriesShown;
    }

    ReadOnlyObjectProperty<@Nullable Entry> selected() {
        return selected.getReadOnlyProperty();
    }

    /// Looks at that one; the newest is followed again once it is chosen.
    void choose(Entry entry) {
        chosen = !entry.equals(entries.getFirst());
        selected.set(entry);
    }

    private void follow() {
        if (!chosen && !entries.isEmpty()) {
            selected.set(entries.getFirst());
        }
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
        follow();
    }

    private void remembered(List<Activity> all) {
        failure.set(null);
        Set<Long> live =
                works.runs().stream().map(run -> run.started().toEpochMilli()).collect(Collectors.toSet());
        all.stream()
                .filter(one -> !live.contains(one.startedMillis()))
                .map(Entry.Earlier::new)
                .forEach(entries::add);
        follow();
    }

    private void changed(ListChangeListener.Change<? extends Run> change) {
        while (change.next()) {
            List<Entry> added = new ArrayList<>();
            change.getAddedSubList().forEach(run -> added.add(new Entry.Live(run)));
            entries.addAll(0, added);
        }
        follow();
    }

    @Override
    public void close() {
        works.runs().removeListener(follower);
        question.ifPresent(Question::close);
    }
}
