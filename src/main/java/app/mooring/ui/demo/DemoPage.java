package app.mooring.ui.demo;

import app.mooring.failure.Failure;
import app.mooring.migration.DemoReport;
import app.mooring.report.Answer;
import app.mooring.report.HtmlReport;
import app.mooring.setup.Requirements;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.CancelButton;
import app.mooring.ui.control.Card;
import app.mooring.ui.control.CommandBlock;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Header;
import app.mooring.ui.control.InSight;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Remedies;
import app.mooring.ui.control.Reveal;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Run;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The migration demo: its steps, and at the end the proof.
public final class DemoPage implements Page {
    private static final Duration TICK = Duration.millis(100);

    private final Desk desk;
    private final Texts texts;
    private final Texts names;
    private final DemoModel model;
    private final SaveAs saveAs;
    private final ReadOnlyBooleanProperty running;
    private final Map<String, StageRow> rows = new HashMap<>();
    private final VBox proof = new VBox();
    private final VBox trouble = new VBox();
    private final VBox stage = new VBox();
    private final VBox answer = new VBox();
    private final Timeline ticking;
    private final SavedReport saved;

    /// The step that was scrolled to: once, so that who looks at another one is left there.
    private String followed = "";

    private final Parent node;

    public DemoPage(Desk desk) {
        this(
                desk,
                new DemoModel(desk, ReportFile.shelf(Path.of(System.getProperty("user.home"))), Clock.systemUTC()),
                SaveAs.ofThisSystem(desk.languages().of(DemoPage.class)));
    }

    DemoPage(Desk desk, DemoModel model, SaveAs saveAs) {
        this.desk = desk;
        this.model = model;
        this.saveAs = saveAs;
        this.texts = desk.languages().of(DemoPage.class);
        this.names = desk.languages().of(HtmlReport.class);
        this.running = model.running();
        this.ticking = new Timeline(new KeyFrame(TICK, _ -> model.tick()));
        ticking.setCycleCount(Animation.INDEFINITE);
        Label legend = Labels.wrapped(names.of("down"), "muted", "small");
        onlyWhen(legend, Bindings.isNotEmpty(stage.getChildren()));
        Card steps = new Card(stage, legend);
        steps.getStyleClass().add("stage");
        onlyWhen(steps, Bindings.isNotEmpty(stage.getChildren()));
        trouble.getStyleClass().add("demo-trouble");
        List.of(proof, trouble, answer).forEach(DemoPage::onlyWithContent);
        this.saved =
                new SavedReport(texts, desk, model.saved(), model.notSaved(), Action.of(texts.of("save"), this::save));
        this.node = Sheet.scrolling(header(), proof, trouble, saved, intro(), steps, answer);
        node.getStylesheets().add("/app/mooring/ui/demo/demo.css");
        model.stage().subscribe(this::draw);
        model.report().subscribe(this::prove);
        model.failure().subscribe(this::complain);
        running.subscribe(this::tick);
        InSight.whenLeft(node, ticking::stop);
    }

    private static void onlyWithContent(VBox box) {
        box.managedProperty().bind(Bindings.isNotEmpty(box.getChildren()));
    }

    private Header header() {
        CancelButton cancel = new CancelButton("demo-cancel", texts.of("cancel"), model.run()).takingTheKeyboard();
        Button save = Buttons.plain(texts.of("save"), this::save);
        save.setId("demo-save");
        onlyWhen(save, model.report().isNotNull().and(running.not()));
        Button run = Buttons.primary(runText(), Feather.PLAY, model::start);
        run.setId("demo-run");
        run.disableProperty().bind(running);
        KindChoice kind = new KindChoice(texts, model.powerCut());
        kind.disableProperty().bind(running);
        return new Header(texts.of("title"))
                .beside(new Pill(texts.of("way", model.from(), model.to()), Tone.ACCENT))
                .actions(kind, cancel, save, run);
    }

    private void save() {
        saveAs.choose(Optional.ofNullable(node.getScene()).map(Scene::getWindow).orElse(null), model.suggestion())
                .ifPresent(model::save);
    }

    private StringBinding runText() {
        StringBinding first = texts.of("run");
        StringBinding again = texts.of("run.again");
        StringBinding withSetup = texts.of("run.setup");
        return Bindings.createStringBinding(
                () -> !model.ready().get() ? withSetup.get() : model.run().get() == null ? first.get() : again.get(),
                model.ready(),
                model.run(),
                first,
                again,
                withSetup);
    }

    private static void onlyWhen(Node node, ObservableBooleanValue wanted) {
        node.visibleProperty().bind(wanted);
        node.managedProperty().bind(wanted);
    }

    /// What it is about, until it runs; and that it was cancelled.
    private Node intro() {
        BooleanBinding cancelled = Bindings.createBooleanBinding(
                () -> Optional.ofNullable(model.run().get())
                        .map(run -> run.state().get())
                        .filter(Run.State.Cancelled.class::isInstance)
                        .isPresent(),
                model.run(),
                running);
        Label intro = Labels.wrapped(
                Bindings.when(cancelled)
                        .then(texts.of("cancelled"))
                        .otherwise(Bindings.when(model.powerCut())
                                .then(texts.of("intro.powerCut", model.from(), model.to()))
                                .otherwise(texts.of("intro.planned", model.from(), model.to()))),
                "muted");
        intro.setId("demo-intro");
        onlyWhen(intro, model.run().isNull().or(cancelled));
        return intro;
    }

    private void draw(Stage seen) {
        List<StageRow> now = seen.steps().stream()
                .map(step -> rows.computeIfAbsent(step.id(), _ -> new StageRow(desk.languages(), name(step))))
                .toList();
        String line = Optional.ofNullable(model.run().get())
                .map(run -> run.line().get())
                .map(said -> said.sentence(texts.locale()))
                .orElse("");
        for (int i = 0; i < now.size(); i++) {
            now.get(i).show(seen.steps().get(i), seen.totalMillis(), line);
        }
        if (!stage.getChildren().equals(now)) {
            stage.getChildren().setAll(now);
        }
        seen.steps().stream()
                .filter(step -> step.state() == StageStep.State.RUNNING)
                .reduce((_, last) -> last)
                .filter(step -> !step.id().equals(followed))
                .ifPresent(step -> {
                    followed = step.id();
                    Reveal.now(rows.get(step.id()));
                });
    }

    /// One of the setup is called by what it is about.
    private StringBinding name(StageStep step) {
        if (!step.ofSetup()) {
            return names.of("step." + step.id(), model.from(), model.to());
        }
        int space = step.id().indexOf(' ');
        String subject = step.id().substring(space + 1);
        return texts.of(
                "setup." + step.id().substring(0, space),
                subject.equals(Requirements.HOST) ? texts.of("host") : subject);
    }

    private void prove(@Nullable DemoReport report) {
        proof.getChildren().clear();
        answer.getChildren().clear();
        if (report == null) {
            return;
        }
        if (report.passed()) {
            proof.getChildren().add(new ProofCards(texts, report));
            Reveal.now(proof);
        }
        List<String> lines = Answer.lines(report, model.to());
        if (!lines.isEmpty()) {
            CommandBlock block = new CommandBlock(desk.languages(), lines);
            block.setId("demo-answer");
            answer.getChildren().add(block);
        }
    }

    private void complain(@Nullable Failure failure) {
        trouble.getChildren().clear();
        if (failure == null) {
            return;
        }
        model.failedStep()
                .ifPresent(step ->
                        trouble.getChildren().add(Labels.wrapped(texts.of("failedIn", name(step)), "strong")));
        Optional<Action> setup = Optional.of(
                        Action.of(texts.of("openSetup"), () -> desk.navigator().go(Place.SETUP)))
                .filter(_ -> model.endedInSetup() && !model.ready().get());
        FailurePane pane = new FailurePane(
                desk.languages(),
                failure,
                Remedies.of(desk, failure, Place.DEMO).or(() -> setup));
        pane.setId("demo-failure");
        trouble.getChildren().add(pane);
    }

    /// Only what is in sight and runs has a time that goes on.
    private void tick(boolean runs) {
        if (runs && node.getScene() != null) {
            ticking.play();
        } else {
            ticking.stop();
        }
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action(runText(), running.not(), model::start),
                kind("kind.planned", false),
                kind("kind.powerCut", true),
                new Action(texts.of("save"), model.report().isNotNull().and(running.not()), this::save),
                new Action(texts.of("report.open"), model.saved().isNotNull(), () -> {
                    desk.navigator().go(Place.DEMO); // where it says so if it does not open
                    saved.open();
                }));
    }

    private Action kind(String key, boolean powerCut) {
        BooleanBinding another = running.not().and(model.powerCut().isNotEqualTo(new SimpleBooleanProperty(powerCut)));
        return new Action(texts.of(key), another, () -> {
            model.powerCut().set(powerCut);
            desk.navigator().go(Place.DEMO);
        });
    }

    @Override
    public void shown() {
        model.shown();
        tick(running.get());
    }

    @Override
    public void close() {
        ticking.stop();
        model.close();
    }
}
