package app.mooring.ui.setup;

import app.mooring.failure.Failure;
import app.mooring.operation.StepResult;
import app.mooring.setup.Doctor;
import app.mooring.setup.Requirement;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Question;
import app.mooring.ui.work.Run;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the lab needs and what was found of it; and bringing it about.
final class SetupModel implements AutoCloseable {
    private final Desk desk;
    private final Texts texts;
    private final ObservableList<Doctor.Diagnosis> found = FXCollections.observableArrayList();
    private final BooleanProperty looking = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Failure> failure = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Run> run = new SimpleObjectProperty<>();
    private final ObjectProperty<Set<String>> underWay = new SimpleObjectProperty<>(Set.of());
    private @Nullable Question question;

    SetupModel(Desk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    /// In the order in which they are brought about.
    ObservableList<Doctor.Diagnosis> found() {
        return found;
    }

    BooleanProperty looking() {
        return looking;
    }

    /// Why nothing was found; null: something was.
    ObjectProperty<@Nullable Failure> failure() {
        return failure;
    }

    /// What is brought about now; null: nothing.
    ObjectProperty<@Nullable Run> run() {
        return run;
    }

    /// The steps that are under way, as `ID SUBJECT`.
    ObjectProperty<Set<String>> underWay() {
        return underWay;
    }

    static String step(Requirement requirement) {
        return requirement.id() + " " + requirement.subject();
    }

    long satisfied() {
        return found.stream().filter(one -> one.finding().isSatisfied()).count();
    }

    /// Looks at all of it, unless it is being brought about.
    void look() {
        if (run.get() != null) {
            return;
        }
        Optional.ofNullable(question).ifPresent(Question::close);
        looking.set(true);
        question = desk.works().ask(desk.lab().rooms()::doctor, this::show, failed -> {
            looking.set(false);
            failure.set(failed);
        });
    }

    private void show(List<Doctor.Diagnosis> seen) {
        looking.set(false);
        failure.set(null);
        found.setAll(seen);
    }

    /// Brings all of it about.
    void bringAbout() {
        start(desk.works()
                .start(texts.of("run.all"), listener -> desk.lab().rooms().setup(listener, _ -> true)));
    }

    /// Brings that about, and what it needs.
    void bringAbout(Requirement wanted) {
        Set<String> agreed = withNeeds(wanted).stream().map(SetupModel::step).collect(Collectors.toUnmodifiableSet());
        start(desk.works()
                .start(
                        texts.of("run.one", texts.of("requirement." + wanted.id()), wanted.subject()),
                        listener -> desk.lab().rooms().setup(listener, one -> agreed.contains(step(one)))));
    }

    private static Set<Requirement> withNeeds(Requirement wanted) {
        Set<Requirement> all = new HashSet<>(Set.of(wanted));
        wanted.needs().forEach(need -> all.addAll(withNeeds(need)));
        return all;
    }

    @SuppressWarnings("unchecked")
    private void start(Run started) {
        Optional.ofNullable(question).ifPresent(Question::close);
        looking.set(false);
        run.set(started);
        started.steps().addListener((ListChangeListener<Run.StepRow>) _ -> underWay.set(started.steps().stream()
                .filter(step -> step.result().isEmpty())
                .map(Run.StepRow::id)
                .collect(Collectors.toUnmodifiableSet())));
        started.whenEnded(state -> {
            run.set(null);
            underWay.set(Set.of());
            desk.lab().refresh();
            switch (state) {
                case Run.State.Done done -> show((List<Doctor.Diagnosis>) Objects.requireNonNull(done.result()));
                case Run.State.Failed failed -> {
                    look();
                    failure.set(failed.failure());
                }
                case Run.State.Cancelled _, Run.State.Running _ -> look();
            }
        });
    }

    /// Whether that step ended well in what runs.
    boolean doneNow(String step) {
        Run now = run.get();
        return now != null
                && now.steps().stream()
                        .anyMatch(row -> row.id().equals(step)
                                && row.result()
                                        .filter(result -> result.state() == StepResult.State.DONE)
                                        .isPresent());
    }

    @Override
    public void close() {
        Optional.ofNullable(question).ifPresent(Question::close);
    }
}
