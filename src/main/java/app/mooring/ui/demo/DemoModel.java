package app.mooring.ui.demo;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.migration.DemoReport;
import app.mooring.migration.MovePlan;
import app.mooring.report.HtmlReport;
import app.mooring.setup.Doctor;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Question;
import app.mooring.ui.work.Run;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/// The demo: what it will do, how it goes, what it proved. The last run stays until the next one.
final class DemoModel implements AutoCloseable {
    private final Desk desk;
    private final Texts texts;
    private final Path shelf;
    private final Clock clock;
    private final BooleanProperty powerCut = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.EMPTY);
    private final ReadOnlyObjectWrapper<@Nullable Run> run = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable DemoReport> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Path> saved = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> notSaved = new ReadOnlyObjectWrapper<>();
    private List<MovePlan.PlannedStep> plan = List.of();
    private Optional<Question> planning = Optional.empty();
    private Optional<Question> looking = Optional.empty();

    /// @param shelf the folder in which reports are put, unless the person wants another
    DemoModel(Desk desk, Path shelf, Clock clock) {
        this.desk = desk;
        this.texts = desk.languages().of(DemoModel.class);
        this.shelf = shelf;
        this.clock = clock;
        powerCut.addListener((_, _, _) -> another());
    }

    /// Whether a machine dies in it, rather than its container. Not to be changed while it runs.
    BooleanProperty powerCut() {
        return powerCut;
    }

    /// Whether the lab is known to have all that it needs. While it is not, a run begins with the setup.
    ReadOnlyBooleanProperty ready() {
        return ready.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /// The one that runs, or ran last; null: none did.
    ReadOnlyObjectProperty<@Nullable Run> run() {
        return run.getReadOnlyProperty();
    }

    /// Of the last run, also of one that failed; null: there is none yet.
    ReadOnlyObjectProperty<@Nullable DemoReport> report() {
        return report.getReadOnlyProperty();
    }

    /// What stood in the way of the plan or the run; null: nothing.
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Where the report was saved; null: it was not.
    ReadOnlyObjectProperty<@Nullable Path> saved() {
        return saved.getReadOnlyProperty();
    }

    /// Why the report could not be saved; null: it could, or was not yet.
    ReadOnlyObjectProperty<@Nullable Failure> notSaved() {
        return notSaved.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    String from() {
        return machine(0);
    }

    String to() {
        return machine(1);
    }

    private String machine(int index) {
        List<Lab.Machine> machines = desk.lab().rooms().lab().machines();
        return index < machines.size() ? machines.get(index).name() : "";
    }

    /// Looks what the demo will do, as far as that is not known, and whether the lab is ready for it.
    void shown() {
        if (plan.isEmpty() && !running.get()) {
            plan();
        }
        if (looking.isEmpty() && !running.get()) {
            looking = Optional.of(desk.works()
                    .ask(
                            desk.lab().rooms()::doctor,
                            found -> {
                                looking = Optional.empty();
                                ready.set(Doctor.missing(found).isEmpty());
                            },
                            _ -> looking = Optional.empty()));
        }
    }

    private void another() {
        if (running.get()) {
            return;
        }
        run.set(null);
        report.set(null);
        failure.set(null);
        saved.set(null);
        notSaved.set(null);
        plan = List.of();
        plan();
    }

    private void plan() {
        planning.ifPresent(Question::close);
        boolean cut = powerCut.get();
        planning = Optional.of(desk.works()
                .ask(
                        () -> desk.lab().rooms().planDemo(cut),
                        steps -> {
                            plan = steps;
                            failure.set(null);
                            draw();
                        },
                        failure::set));
    }

    void start() {
        if (running.get()) {
            return;
        }
        planning.ifPresent(Question::close);
        looking.ifPresent(Question::close);
        looking = Optional.empty();
        report.set(null);
        failure.set(null);
        saved.set(null);
        notSaved.set(null);
        boolean cut = powerCut.get();
        boolean all = ready.get();
        Rooms.Opened rooms = desk.lab().rooms();
        Agreement agreed = new Agreement(desk.lab().snapshot());
        AtomicReference<@Nullable DemoReport> ofFailed = new AtomicReference<>();
        Run begun = desk.works().start(texts.of(cut ? "run.powerCut" : "run.planned"), listener -> {
            if (!all) {
                // No machine is touched for a demo that cannot be.
                rooms.planDemo(cut);
                Doctor.missing(rooms.setup(listener, agreed)).ifPresent(failure -> {
                    throw failure;
                });
            }
            return cut ? rooms.powerCutDemo(listener, ofFailed::set) : rooms.demo(listener, ofFailed::set);
        });
        run.set(begun);
        running.set(true);
        begun.steps().addListener((ListChangeListener<Run.StepRow>) _ -> draw());
        draw();
        begun.whenEnded(how -> {
            agreed.close();
            ended(how, ofFailed.get());
        });
    }

    private void ended(Run.State how, @Nullable DemoReport ofFailed) {
        running.set(false);
        desk.lab().refresh();
        switch (how) {
            case Run.State.Done done -> {
                ready.set(true);
                report.set((DemoReport) done.result());
            }
            case Run.State.Failed failed -> {
                ready.set(false);
                report.set(ofFailed);
                failure.set(failed.failure());
            }
            case Run.State.Cancelled _, Run.State.Running _ -> ready.set(false);
        }
        draw();
    }

    /// Draws how far the step that runs has come by now.
    void tick() {
        if (running.get()) {
            draw();
        }
    }

    /// What was set up before is not part of what is proved.
    private void draw() {
        Run last = run.get();
        DemoReport proved = report.get();
        List<Run.StepRow> seen = last == null ? List.of() : last.steps();
        if (proved != null && proved.passed()) {
            seen = seen.stream().filter(step -> step.id().indexOf(' ') < 0).toList();
        }
        stage.set(Stage.of(plan, seen, unended(last), clock.instant()));
    }

    private StageStep.State unended(@Nullable Run last) {
        if (running.get()) {
            return StageStep.State.RUNNING;
        }
        return last != null && last.state().get() instanceof Run.State.Cancelled
                ? StageStep.State.CANCELLED
                : StageStep.State.FAILED;
    }

    /// The step in which the last run failed; empty: none did.
    Optional<StageStep> failedStep() {
        return stage.get().steps().stream()
                .filter(step -> step.state() == StageStep.State.FAILED)
                .findFirst();
    }

    /// Whether the last run did not come beyond the setup.
    boolean endedInSetup() {
        Run last = run.get();
        return last != null && last.steps().stream().allMatch(step -> step.id().indexOf(' ') > 0);
    }

    private Instant ended() {
        Run last = run.get();
        return last == null ? clock.instant() : last.started().plus(last.took().get());
    }

    /// What the report is called where a person looks for what was saved.
    Path suggestion() {
        return shelf.resolve(ReportFile.name(ended()));
    }

    /// Writes the report as a page for the browser, if there is one.
    void save(Path file) {
        DemoReport shown = report.get();
        if (shown == null) {
            return;
        }
        Instant ended = ended();
        Locale locale = texts.locale();
        desk.works()
                .ask(
                        () -> ReportFile.write(
                                file, HtmlReport.of(shown, desk.lab().name(), from(), to(), ended, locale)),
                        written -> {
                            notSaved.set(null);
                            saved.set(written);
                        },
                        notSaved::set);
    }

    @Override
    public void close() {
        planning.ifPresent(Question::close);
        looking.ifPresent(Question::close);
    }
}
