package app.mooring.ui.demo;

import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.migration.DemoReport;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Card;
import app.mooring.ui.control.CommandBlock;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Header;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The migration demo: its steps, and at the end the proof.
public final class DemoPage implements Page {
    private final Desk desk;
    private final Texts texts;
    private final DemoModel model;
    private final Stage stage;
    private final FlowPane proof = new FlowPane();
    private final VBox below = new VBox();
    private final Label line = new Label();
    private final Button begin;
    private final Button save;
    private final Button cancel;
    private final Parent node;

    public DemoPage(Desk desk, Panes<Node> panes) {
        this.desk = desk;
        this.texts = desk.languages().of(DemoPage.class);
        this.model = new DemoModel(desk, texts);
        this.stage = new Stage(texts, model);
        begin = Buttons.primary(beginning(), Feather.PLAY, model::begin);
        begin.setId("demo-run");
        save = Buttons.plain(texts.of("save"), this::save);
        save.setId("demo-save");
        cancel = Buttons.plain(
                texts.of("cancel"), () -> Optional.ofNullable(model.run().get()).ifPresent(Run::cancel));
        cancel.setId("demo-cancel");
        ToggleButton cut = new ToggleButton();
        cut.setId("demo-power-cut");
        cut.textProperty().bind(texts.of("powerCut"));
        cut.setMinWidth(ToggleButton.USE_PREF_SIZE);
        model.powerCut().bind(cut.selectedProperty());
        proof.getStyleClass().add("demo-proof");
        below.getStyleClass().add("demo-below");
        line.getStyleClass().add("muted");
        line.setWrapText(true);
        model.run()
                .addListener((_, _, now) -> Optional.ofNullable(now).ifPresent(run -> {
                    run.whenEnded(_ -> show());
                    show();
                }));
        model.report().addListener(_ -> show());
        model.failure().addListener(_ -> show());
        show();
        this.node = Sheet.scrolling(
                new Header(texts.of("title")).beside(between()).actions(cut, save, cancel, begin),
                line,
                proof,
                stage,
                below);
        node.getStylesheets().add("/app/mooring/ui/demo/demo.css");
        cut.disableProperty().bind(cancel.visibleProperty());
    }

    private Pill between() {
        List<Lab.Machine> machines = desk.lab().rooms().lab().machines();
        return new Pill(
                machines.size() < 2
                        ? ""
                        : machines.get(0).name() + " → " + machines.get(1).name(),
                Tone.ACCENT);
    }

    private ObservableValue<String> beginning() {
        ObservableValue<String> first = texts.of("begin.setUp");
        ObservableValue<String> ready = texts.of("begin");
        ObservableValue<String> again = texts.of("again");
        return Bindings.createStringBinding(
                () -> (model.report().get() != null ? again : model.prepared().get() ? ready : first).getValue(),
                model.report(),
                model.prepared(),
                texts.language());
    }

    private void show() {
        boolean running = model.running();
        begin.setDisable(running);
        cancel.setVisible(running);
        cancel.setManaged(running);
        DemoReport report = model.report().get();
        save.setVisible(report != null);
        save.setManaged(report != null);
        line.textProperty().unbind();
        Run run = model.run().get();
        if (running && run != null) {
            line.textProperty()
                    .bind(Bindings.createStringBinding(
                            () -> run.line().get().isEmpty()
                                    ? texts.now("working")
                                    : run.line().get(),
                            run.line(),
                            texts.language()));
        } else {
            line.textProperty().bind(texts.of(model.powerCut().get() ? "what.powerCut" : "what"));
        }
        proof.getChildren().clear();
        below.getChildren().clear();
        Failure failure = model.failure().get();
        if (failure != null) {
            FailurePane pane = new FailurePane(
                    desk.languages(),
                    failure,
                    failure.code().equals("ui.notSetUp")
                            ? Optional.of(Action.of(
                                    texts.of("openSetup"),
                                    () -> desk.navigator().go(Place.SETUP)))
                            : Optional.empty());
            pane.setId("demo-failed");
            below.getChildren().add(pane);
        }
        if (report != null && report.passed()) {
            prove(report);
        }
    }

    private void prove(DemoReport report) {
        DemoReport.Proof seen = report.proof();
        proof.getChildren()
                .setAll(
                        card("demo-proof-row", "proof.row", "id " + seen.row()),
                        card("demo-proof-checksum", "proof.checksum", seen.checksumAfter()),
                        card("demo-proof-disk", "proof.disk", seen.serialAfter()),
                        card(
                                "demo-proof-down",
                                "proof.down",
                                Texts.duration(Duration.ofMillis(report.downtimeMillis()))));
        String row = String.valueOf(seen.row());
        String random = String.valueOf(seen.randomRow());
        int width = Math.max(row.length(), random.length());
        String rule = "+-" + "-".repeat(width) + "-+";
        CommandBlock answer = new CommandBlock(
                desk.languages(),
                List.of(
                        "mysql> SELECT * FROM test.my_id;",
                        rule,
                        ("| %-" + width + "s |").formatted("id"),
                        rule,
                        ("| %" + width + "s |").formatted(row),
                        ("| %" + width + "s |").formatted(random),
                        rule));
        below.getChildren().add(answer);
    }

    private Card card(String id, String key, String value) {
        Label number = Labels.of("✓ " + value, "heading");
        number.setId(id);
        Card card = new Card(Labels.of(texts.of(key), "muted", "small"), number);
        card.getStyleClass().add("proof-card");
        return card;
    }

    private void save() {
        DemoReport report = model.report().get();
        if (report == null) {
            return;
        }
        String html = new HtmlReport(texts, id -> stage.name(id).getValue()).of(report);
        desk.works().ask(() -> write(html), this::saved, model.failure()::set);
    }

    private static Path write(String html) {
        Path home = Path.of(System.getProperty("user.home"));
        Path downloads = home.resolve("Downloads");
        Path file = (Files.isDirectory(downloads) ? downloads : home)
                .resolve("mooring-demo-"
                        + LocalDateTime.now(ZoneId.systemDefault())
                                .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"))
                        + ".html");
        try {
            return Files.writeString(file, html);
        } catch (IOException e) {
            throw Failure.because(e, "ui.report", file);
        }
    }

    private void saved(Path file) {
        Label where = Labels.wrapped(texts.of("saved", file.toString()));
        where.setId("demo-saved");
        below.getChildren().removeIf(one -> "demo-saved".equals(one.getId()));
        below.getChildren().addFirst(where);
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public void shown() {
        model.look();
    }

    @Override
    public List<Action> actions() {
        return List.of(Action.of(texts.of("run.planned"), model::begin));
    }
}
