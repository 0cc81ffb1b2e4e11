package app.mooring.ui.setup;

import app.mooring.failure.Failure;
import app.mooring.setup.Requirements;
import app.mooring.ui.control.AskPane;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.CancelButton;
import app.mooring.ui.control.Card;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Header;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the lab needs, as a checklist that can be left and resumed.
public final class SetupPage implements Page {
    private static final double GAP = 8;

    /// How much is seen of what counts no more.
    private static final double FADED = 0.9;

    private final Desk desk;
    private final Panes<Node> panes;
    private final Texts texts;
    private final SetupModel model;
    private final VBox groups = new VBox();
    private final VBox trouble = new VBox();
    private final BooleanBinding running;
    private final BooleanBinding complete;

    /// Whether there is, or may be by now, something to bring about, and what it interrupts is known.
    private final BooleanBinding rest;

    private final Parent node;

    /// What the rows follow that are drawn now: it lives longer than they do.
    private Subscription drawn = Subscription.EMPTY;

    public SetupPage(Desk desk, Panes<Node> panes) {
        this.desk = desk;
        this.panes = panes;
        this.texts = desk.languages().of(SetupPage.class);
        this.model = new SetupModel(desk);
        this.running = model.run().isNotNull();
        this.complete = Bindings.createBooleanBinding(model::complete, model.done(), model.rows(), model.stale());
        this.rest = model.mendable().or(model.stale()).and(model.known());
        groups.getStyleClass().add("setup-groups");
        groups.opacityProperty().bind(Bindings.when(model.stale()).then(FADED).otherwise(1));
        model.rows().addListener((ListChangeListener<RequirementModel>) _ -> draw());
        this.node = Sheet.scrolling(header(), progress(), trouble, allSet(), waiting(), groups);
        model.failure().subscribe(this::complain);
        node.getStylesheets().add("/app/mooring/ui/setup/setup.css");
        see(trouble, false);
    }

    private Header header() {
        Label progress = Labels.wrapped(
                Bindings.when(Bindings.isEmpty(model.rows()))
                        .then("")
                        .otherwise(Bindings.when(model.stale())
                                .then(Bindings.when(model.looking())
                                        .then(texts.of("stale.looking"))
                                        .otherwise(texts.of("stale")))
                                .otherwise(Bindings.when(complete)
                                        .then(texts.of("progress.all", model.done(), Bindings.size(model.rows())))
                                        .otherwise(Bindings.when(
                                                        model.mendable().or(running))
                                                .then(texts.of("progress", model.done(), Bindings.size(model.rows())))
                                                .otherwise(texts.of(
                                                        "progress.person",
                                                        model.done(),
                                                        Bindings.size(model.rows())))))),
                "muted");
        progress.setId("setup-count");
        CancelButton cancel = new CancelButton("setup-cancel", texts.of("cancel"), model.run()).takingTheKeyboard();
        Button check = Buttons.plain(texts.of("check"), model::check);
        check.setId("setup-check");
        check.disableProperty().bind(running.or(model.looking()));
        Button all = Buttons.primary(texts.of("do.rest"), Feather.PLAY, this::runAll);
        all.setId("setup-run-all");
        all.disableProperty().bind(running.or(rest.not()));
        all.visibleProperty().bind(complete.not());
        all.managedProperty().bind(all.visibleProperty());
        return new Header(texts.of("title")).beside(progress).actions(cancel, check, all);
    }

    private void runAll() {
        begin(model.rest());
    }

    /// Asks first where containers run, or may run, on a machine that is restarted.
    private void begin(Intent intent) {
        if (intent.stops().isEmpty()) {
            model.run(intent);
            return;
        }
        List<ObservableValue<String>> consequences = new ArrayList<>();
        intent.stops()
                .forEach((machine, stopped) -> consequences.add(
                        stopped.isEmpty()
                                ? texts.of("restarts.unknown", machine)
                                : texts.of("restarts.stops", machine, String.join(", ", stopped))));
        consequences.add(texts.of("ask.text"));
        AskPane.show(
                panes,
                texts.of("ask.title", String.join(", ", intent.stops().keySet())),
                consequences,
                texts.of("cancel"),
                Action.of(texts.of("ask.agree"), () -> model.run(intent)));
    }

    private Node progress() {
        ProgressBar bar = new ProgressBar();
        bar.getStyleClass().addAll("setup-progress", "small");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.accessibleTextProperty().bind(texts.of("progress", model.done(), Bindings.size(model.rows())));
        bar.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        this::share, model.done(), model.rows(), model.stale(), model.looking()));
        return bar;
    }

    private double share() {
        if (model.stale().get() || model.rows().isEmpty()) {
            return model.looking().get() ? ProgressBar.INDETERMINATE_PROGRESS : 0;
        }
        return model.done().get() / (double) model.rows().size();
    }

    /// While nothing is known yet, or not what it interrupts.
    private Node waiting() {
        Label label = Labels.wrapped(texts.of("looking"), "muted");
        label.managedProperty().bind(label.visibleProperty());
        label.visibleProperty()
                .bind(Bindings.isEmpty(model.rows())
                        .and(model.looking())
                        .or(model.mendable().and(model.known().not()).and(running.not())));
        return label;
    }

    private Node allSet() {
        FontIcon icon = new FontIcon(Feather.CHECK_CIRCLE);
        icon.getStyleClass().addAll("mark", "tone-good");
        Label label = Labels.wrapped(texts.of("allSet"));
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        Button demo = Buttons.primary(
                texts.of("allSet.demo"), Feather.PLAY, () -> desk.navigator().go(Place.DEMO));
        demo.setId("setup-demo");
        HBox line = new HBox(icon, label, demo);
        line.getStyleClass().addAll("requirement-line", "all-set");
        line.setAlignment(Pos.CENTER_LEFT);
        line.managedProperty().bind(line.visibleProperty());
        line.visibleProperty().bind(complete.and(running.not()));
        // The run has scrolled to what it did last.
        line.visibleProperty().addListener((_, _, now) -> {
            if (now && !model.unasked()) {
                reveal(line);
            }
        });
        return line;
    }

    private static void see(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    private void complain(@Nullable Failure failure) {
        trouble.getChildren().clear();
        see(trouble, failure != null);
        if (failure != null) {
            FailurePane pane = new FailurePane(desk, failure, Place.SETUP);
            pane.setId("setup-failure");
            trouble.getChildren().add(pane);
            if (!model.unasked()) {
                // The run has scrolled to what it was at.
                reveal(trouble);
            }
        }
    }

    private void draw() {
        drawn.unsubscribe();
        drawn = Subscription.EMPTY;
        Map<String, List<RequirementModel>> bySubject = new LinkedHashMap<>();
        model.rows()
                .forEach(row -> bySubject
                        .computeIfAbsent(row.subject(), _ -> new ArrayList<>())
                        .add(row));
        groups.getChildren()
                .setAll(bySubject.entrySet().stream()
                        .map(group -> group(group.getKey(), group.getValue()))
                        .toList());
    }

    private Node group(String subject, List<RequirementModel> rows) {
        Label heading = Labels.of(RequirementRow.group(texts, subject), "heading");
        heading.setGraphicTextGap(GAP);
        heading.setGraphic(new FontIcon(subject.equals(Requirements.HOST) ? Feather.HARD_DRIVE : Feather.SERVER));
        Label count = Labels.of(
                texts.of(
                        "count",
                        Bindings.createIntegerBinding(
                                () -> (int) rows.stream()
                                        .filter(row -> row.finding().get().isSatisfied())
                                        .count(),
                                rows.stream().map(RequirementModel::finding).toArray(Observable[]::new)),
                        rows.size()),
                "muted",
                "small");
        HBox top = new HBox(heading, count);
        top.getStyleClass().add("group-top");
        top.setAlignment(Pos.BASELINE_LEFT);
        Card card = new Card(top);
        card.getStyleClass().add("requirements");
        for (RequirementModel row : rows) {
            RequirementRow shown = new RequirementRow(row, model, desk, () -> begin(model.only(row)));
            drawn = drawn.and(shown.follow()).and(row.mending().subscribe((_, now) -> {
                if (now != null) {
                    reveal(shown);
                }
            }));
            card.getChildren().add(shown);
        }
        return card;
    }

    /// Brings it in sight.
    private void reveal(Node row) {
        node.applyCss();
        node.layout();
        if (node.lookup(".sheet-scroll") instanceof ScrollPane pane) {
            Bounds window = pane.localToScene(pane.getBoundsInLocal());
            Bounds at = row.localToScene(row.getBoundsInLocal());
            double hidden = pane.getContent().getBoundsInLocal().getHeight()
                    - pane.getViewportBounds().getHeight();
            if (hidden > 0 && (at.getMinY() < window.getMinY() || at.getMaxY() > window.getMaxY())) {
                double by = at.getCenterY() - window.getCenterY();
                pane.setVvalue(Math.clamp(pane.getVvalue() + by / hidden, 0, 1));
            }
        }
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action(texts.of("check"), running.not(), model::check),
                new Action(texts.of("do.rest"), running.not().and(rest), this::runAll));
    }

    @Override
    public Optional<ObservableValue<String>> badge() {
        ObservableValue<String> done = texts.of("badge", model.done(), Bindings.size(model.rows()));
        return Optional.of(Bindings.when(Bindings.isEmpty(model.rows()))
                .then("")
                .otherwise(Bindings.when(model.stale())
                        .then("?")
                        .otherwise(Bindings.createStringBinding(done::getValue, done))));
    }

    @Override
    public void shown() {
        model.check();
    }

    @Override
    public void close() {
        drawn.unsubscribe();
        model.close();
    }
}
