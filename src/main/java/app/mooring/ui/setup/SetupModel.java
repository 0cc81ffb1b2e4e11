package app.mooring.ui.setup;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.operation.StepResult;
import app.mooring.setup.Doctor;
import app.mooring.setup.Finding;
import app.mooring.setup.Requirement;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Question;
import app.mooring.ui.work.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What the lab needs, and the run that brings it about. A run goes on when nobody looks, and is found again.
final class SetupModel implements AutoCloseable {
    private final Desk desk;
    private final Texts texts;
    private final ObservableList<RequirementModel> rows = FXCollections.observableArrayList();

    /// One for all: such a list follows the other one only as long as somebody has it.
    private final ObservableList<RequirementModel> rowsShown = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyIntegerWrapper done = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Run> run = new ReadOnlyObjectWrapper<>();
    private final ListChangeListener<Run> follower = this::changed;
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private final Subscription snapshots;
    private final ReadOnlyBooleanWrapper mendable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Map<String, List<String>>> busy = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper();
    private Alive alive = new Alive(Set.of());

    /// What was lost or came while it was looked.
    private boolean lost;

    private boolean came;
    private boolean unasked;
    private @Nullable Question question;

    SetupModel(Desk desk) {
        this.desk = desk;
        this.texts = desk.languages().of(SetupModel.class);
        desk.works().runs().addListener(follower);
        desk.works().runs().forEach(this::follow);
        snapshots = desk.lab().snapshot().subscribe(this::see);
    }

    /// What was found counts no more when a part of the lab is lost. When one comes it is looked again, unless nothing
    /// was missing.
    private void see(@Nullable LabSnapshot seen) {
        if (seen == null) {
            return;
        }
        busy.set(seen.busy());
        known.set(Intent.known(seen, rows));
        Alive before = alive;
        alive = Alive.of(seen);
        if (rows.isEmpty() || run.get() != null) {
            return;
        }
        if (!alive.covers(before)) {
            lost = true;
            stale.set(true);
        }
        if (!before.covers(alive)) {
            if (looking.get()) {
                came = true;
            } else if (!complete()) {
                look(true);
            }
        }
    }

    /// All of them, in the order in which they are brought about. Those that stay are the same objects.
    ObservableList<RequirementModel> rows() {
        return rowsShown;
    }

    /// How many hold.
    ReadOnlyIntegerProperty done() {
        return done.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /// Why it could not be looked, or what ended the last run; null: nothing went wrong.
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /// What brings things about now; null: nothing does.
    ReadOnlyObjectProperty<@Nullable Run> run() {
        return run.getReadOnlyProperty();
    }

    /// Whether a part of the lab was lost since it was looked at.
    ReadOnlyBooleanProperty stale() {
        return stale.getReadOnlyProperty();
    }

    /// Whether there is anything that Mooring can bring about now.
    ReadOnlyBooleanProperty mendable() {
        return mendable.getReadOnlyProperty();
    }

    /// Whether it is known by now what runs on the machines, as far as their guests answer.
    ReadOnlyBooleanProperty known() {
        return known.getReadOnlyProperty();
    }

    /// See [LabSnapshot#busy].
    ReadOnlyObjectProperty<Map<String, List<String>>> busy() {
        return busy.getReadOnlyProperty();
    }

    /// Whether it was looked last because the lab changed, not because a person wanted something.
    boolean unasked() {
        return unasked;
    }

    /// Whether all was looked at, and all holds.
    boolean complete() {
        return !stale.get() && !rows.isEmpty() && done.get() == rows.size();
    }

    /// Looks again, unless something is being brought about or looked at.
    void check() {
        if (!looking.get() && run.get() == null) {
            failure.set(null);
            look(false);
        }
    }

    /// @param byItself whether the lab is the cause
    private void look(boolean byItself) {
        unasked = byItself;
        lost = false;
        came = false;
        looking.set(true);
        question = desk.works()
                .ask(
                        desk.lab().rooms()::doctor,
                        found -> {
                            looking.set(false);
                            stale.set(lost);
                            found(found);
                            if (complete()) {
                                failure.set(null);
                            }
                            if (came) {
                                look(true);
                            }
                        },
                        wrong -> {
                            looking.set(false);
                            failure.set(wrong);
                        });
    }

    /// All that does not hold.
    Intent rest() {
        return intent(_ -> true);
    }

    /// That, and what it needs.
    Intent only(RequirementModel row) {
        Set<String> steps = row.steps();
        return intent(requirement -> steps.contains(RequirementModel.step(requirement)));
    }

    private Intent intent(Predicate<Requirement> wanted) {
        return Intent.of(wanted, rows, stale.get(), busy.get());
    }

    /// Brings it about, once it was agreed to. The run fails with the first of what could not be.
    void run(Intent intent) {
        if (run.get() != null) {
            return;
        }
        Predicate<Requirement> agreed = intent.agreed(busy.get());
        AtomicReference<List<Doctor.Diagnosis>> last = new AtomicReference<>(List.of());
        letGo();
        unasked = false;
        failure.set(null);
        Run started = desk.works().start(texts.of("run"), listener -> {
            List<Doctor.Diagnosis> found = desk.lab().rooms().setup(listener, agreed);
            last.set(found);
            return Intent.requireDone(found, agreed);
        });
        begin(started, last::get);
    }

    private void changed(ListChangeListener.Change<? extends Run> change) {
        while (change.next()) {
            change.getAddedSubList().forEach(this::follow);
        }
    }

    /// Whatever brings about a requirement is followed, whoever began it.
    private void follow(Run one) {
        if (one.state().get().ended()) {
            return;
        }
        ListChangeListener<Run.StepRow> shown = _ -> show(one);
        one.steps().addListener(shown);
        one.whenEnded(_ -> one.steps().removeListener(shown));
        show(one);
    }

    private void show(Run one) {
        if (one.state().get().ended()) {
            return;
        }
        for (Run.StepRow step : one.steps()) {
            row(step.id()).ifPresent(row -> {
                begin(one, List::of);
                row.mending(step.result().isEmpty() ? one : null);
                if (step.result()
                                .filter(result -> result.state() == StepResult.State.DONE)
                                .isPresent()
                        && !row.finding().get().isSatisfied()) {
                    row.found(row.requirement(), new Finding.Satisfied(""));
                    count();
                }
            });
        }
    }

    /// @param last what a run that fails found all the same; none: it did not come to that
    private void begin(Run one, Supplier<List<Doctor.Diagnosis>> last) {
        if (run.get() == null) {
            run.set(one);
            one.whenEnded(how -> ended(how, last.get()));
        }
    }

    private void ended(Run.State how, List<Doctor.Diagnosis> last) {
        run.set(null);
        rows.forEach(row -> row.mending(null));
        desk.lab().refresh();
        switch (how) {
            case Run.State.Done done
            when done.result() instanceof List<?> found -> {
                stale.set(false);
                found(found.stream().map(Doctor.Diagnosis.class::cast).toList());
            }
            case Run.State.Failed failed -> {
                failure.set(failed.failure());
                if (last.isEmpty()) {
                    look(false);
                } else {
                    stale.set(false);
                    found(last);
                }
            }
            case Run.State.Done _, Run.State.Cancelled _, Run.State.Running _ -> look(false);
        }
    }

    private Optional<RequirementModel> row(String step) {
        return rows.stream().filter(row -> row.step().equals(step)).findFirst();
    }

    private void found(List<Doctor.Diagnosis> all) {
        List<RequirementModel> now = new ArrayList<>();
        for (Doctor.Diagnosis one : all) {
            Optional<RequirementModel> known = row(RequirementModel.step(one.requirement()));
            known.ifPresent(row -> row.found(one.requirement(), one.finding()));
            now.add(known.orElseGet(() -> new RequirementModel(one.requirement(), one.finding())));
        }
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
        count();
        known.set(Intent.known(desk.lab().snapshot().get(), rows));
        desk.works().runs().forEach(this::show);
    }

    private void count() {
        done.set((int)
                rows.stream().filter(row -> row.finding().get().isSatisfied()).count());
        mendable.set(rows.stream().anyMatch(RequirementModel::startable));
    }

    private void letGo() {
        looking.set(false);
        Optional.ofNullable(question).ifPresent(Question::close);
        question = null;
    }

    @Override
    public void close() {
        letGo();
        snapshots.unsubscribe();
        desk.works().runs().removeListener(follower);
    }

    /// How many ports the lab wants that machine to have, and on which controller.
    Object[] about(String subject) {
        return desk.lab().rooms().lab().machines().stream()
                .filter(machine -> Objects.equals(machine.name(), subject))
                .findFirst()
                .map(machine -> new Object[] {subject, machine.ports(), machine.controller()})
                .orElseGet(() -> new Object[] {subject, "", ""});
    }
}
