package app.mooring.ui.demo;

import app.mooring.failure.Failure;
import app.mooring.migration.DemoReport;
import app.mooring.migration.MovePlan.PlannedStep;
import app.mooring.operation.Listener;
import app.mooring.setup.Doctor;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Run;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The demo: what it will do, how far it is, and what it proved.
final class DemoModel {
    private final Desk desk;
    private final Texts texts;
    private final BooleanProperty powerCut = new SimpleBooleanProperty();
    private final BooleanProperty prepared = new SimpleBooleanProperty();
    private final ObservableList<PlannedStep> plan = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Run> run = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable DemoReport> report = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Failure> failure = new SimpleObjectProperty<>();

    DemoModel(Desk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
        powerCut.addListener(_ -> look());
    }

    /// Whether the first machine dies, rather than its container.
    BooleanProperty powerCut() {
        return powerCut;
    }

    /// Whether the lab was seen to have all that it needs.
    BooleanProperty prepared() {
        return prepared;
    }

    /// The steps it will take.
    ObservableList<PlannedStep> plan() {
        return plan;
    }

    /// The run that goes on, or was the last; null: none.
    ObjectProperty<@Nullable Run> run() {
        return run;
    }

    /// What the last run proved, or how far it came; null: none yet.
    ObjectProperty<@Nullable DemoReport> report() {
        return report;
    }

    /// Why the last run failed; null: it did not.
    ObjectProperty<@Nullable Failure> failure() {
        return failure;
    }

    boolean running() {
        Run now = run.get();
        return now != null && !now.state().get().ended();
    }

    /// Looks at what will be done and whether the lab is set up for it.
    void look() {
        if (running()) {
            return;
        }
        boolean cut = powerCut.get();
        desk.works().ask(() -> desk.lab().rooms().planDemo(cut), plan::setAll, failure::set);
        desk.works().ask(desk.lab().rooms()::doctor, found -> prepared.set(allHold(found)), _ -> prepared.set(false));
    }

    private static boolean allHold(List<Doctor.Diagnosis> found) {
        return found.stream().allMatch(one -> one.finding().isSatisfied());
    }

    /// Runs it; what the lab needs is brought about before.
    void begin() {
        if (running()) {
            return;
        }
        failure.set(null);
        report.set(null);
        boolean cut = powerCut.get();
        AtomicReference<@Nullable DemoReport> ofFailed = new AtomicReference<>();
        Run begun = desk.works().start(texts.of(cut ? "run.powerCut" : "run.planned"), listener -> {
            prepare(listener);
            return cut
                    ? desk.lab().rooms().powerCutDemo(listener, ofFailed::set)
                    : desk.lab().rooms().demo(listener, ofFailed::set);
        });
        run.set(begun);
        begun.whenEnded(state -> {
            desk.lab().refresh();
            switch (state) {
                case Run.State.Done done -> {
                    report.set((DemoReport) Objects.requireNonNull(done.result()));
                    prepared.set(true);
                }
                case Run.State.Failed failed -> {
                    report.set(ofFailed.get());
                    failure.set(failed.failure());
                }
                case Run.State.Cancelled _, Run.State.Running _ -> {}
            }
        });
    }

    private void prepare(Listener listener) {
        if (!allHold(desk.lab().rooms().doctor())) {
            desk.lab().rooms().setup(listener, _ -> true).stream()
                    .filter(one -> !one.finding().isSatisfied())
                    .findFirst()
                    .ifPresent(one -> {
                        throw Failure.failed(
                                "ui.notSetUp",
                                one.requirement().subject(),
                                one.requirement().id(),
                                one.finding().detail(texts.locale()));
                    });
        }
    }
}
