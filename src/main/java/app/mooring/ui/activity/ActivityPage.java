package app.mooring.ui.activity;

import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Card;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Header;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.control.StepList;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Run;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What ran since the window was opened, and how it ended.
public final class ActivityPage implements Page {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Desk desk;
    private final Texts texts;
    private final VBox list = new VBox();
    private final Map<Run, Node> entries = new HashMap<>();
    private final ListChangeListener<Run> follower = _ -> show();
    private final Parent node;

    public ActivityPage(Desk desk, Panes<Node> panes) {
        this.desk = desk;
        this.texts = desk.languages().of(ActivityPage.class);
        list.getStyleClass().add("activity");
        list.setSpacing(12);
        desk.works().runs().addListener(follower);
        show();
        this.node = Sheet.scrolling(new Header(texts.of("title")), list);
    }

    private void show() {
        list.getChildren()
                .setAll(desk.works().runs().stream()
                        .map(run -> entries.computeIfAbsent(run, this::entry))
                        .toList());
        if (list.getChildren().isEmpty()) {
            list.getChildren().add(Labels.wrapped(texts.of("none"), "muted"));
        }
    }

    private Node entry(Run run) {
        Pill state = new Pill(Tone.ACCENT);
        Label title = Labels.of(run.title(), "strong");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Label took = Labels.of("", "muted");
        Button cancel = Buttons.plain(texts.of("cancel"), run::cancel);
        HBox line = new HBox(state, title, Labels.of(CLOCK.format(run.started()), "muted"), took, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setSpacing(12);
        TitledPane steps = new TitledPane();
        steps.textProperty().bind(texts.of("steps"));
        steps.setContent(new StepList(run, SimpleStringProperty::new));
        steps.setExpanded(false);
        Card card = new Card(line, steps);
        state.textProperty().bind(texts.of("running"));
        run.whenEnded(end -> {
            cancel.setVisible(false);
            cancel.setManaged(false);
            took.setText(Texts.duration(run.took().get()));
            switch (end) {
                case Run.State.Done _ -> say(state, "done", Tone.GOOD);
                case Run.State.Failed failed -> {
                    say(state, "failed", Tone.BAD);
                    card.getChildren().add(1, new FailurePane(desk.languages(), failed.failure()));
                }
                case Run.State.Cancelled _ -> say(state, "cancelled", Tone.WARNING);
                case Run.State.Running _ -> {}
            }
        });
        return card;
    }

    private void say(Pill state, String how, Tone tone) {
        state.textProperty().bind(texts.of("state." + how));
        state.tone(tone);
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public void close() {
        desk.works().runs().removeListener(follower);
    }
}
