package app.mooring.ui.setup;

import app.mooring.setup.Doctor;
import app.mooring.setup.Requirements;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Card;
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
import app.mooring.ui.work.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What the lab needs, as a checklist that can be left and resumed.
public final class SetupPage implements Page {
    private final Desk desk;
    private final Texts texts;
    private final SetupModel model;
    private final Pill count = new Pill(Tone.NEUTRAL);
    private final Label line = new Label();
    private final VBox failure = new VBox();
    private final VBox groups = new VBox();
    private final Parent node;

    public SetupPage(Desk desk, Panes<Node> panes) {
        this.desk = desk;
        this.texts = desk.languages().of(SetupPage.class);
        this.model = new SetupModel(desk, texts);
        Button all = Buttons.primary(texts.of("run.all"), Feather.PLAY, model::bringAbout);
        all.setId("setup-run-all");
        all.disableProperty().bind(model.run().isNotNull().or(model.looking()));
        Button look = Buttons.plain(texts.of("look"), model::look);
        look.setId("setup-look");
        look.disableProperty().bind(model.run().isNotNull().or(model.looking()));
        Button cancel = Buttons.plain(
                texts.of("cancel"), () -> Optional.ofNullable(model.run().get()).ifPresent(Run::cancel));
        cancel.visibleProperty().bind(model.run().isNotNull());
        cancel.managedProperty().bind(cancel.visibleProperty());
        count.setId("setup-count");
        line.getStyleClass().add("muted");
        line.setWrapText(true);
        groups.getStyleClass().add("requirement-groups");
        model.found().addListener((ListChangeListener<Doctor.Diagnosis>) _ -> show());
        model.looking().addListener(_ -> say());
        model.run().addListener(_ -> say());
        model.failure()
                .addListener((_, _, why) -> failure.getChildren()
                        .setAll(why == null ? List.of() : List.of(new FailurePane(desk.languages(), why))));
        say();
        this.node = Sheet.scrolling(
                new Header(texts.of("title")).beside(count).actions(look, cancel, all), line, failure, groups);
        node.getStylesheets().add("/app/mooring/ui/setup/setup.css");
    }

    private void say() {
        line.textProperty().unbind();
        Run run = model.run().get();
        if (run != null) {
            line.textProperty().bind(texts.of("running", run.line()));
        } else {
            line.textProperty().bind(model.looking().get() ? texts.of("looking") : texts.of("hint"));
        }
    }

    private void show() {
        long satisfied = model.satisfied();
        int all = model.found().size();
        count.textProperty().bind(texts.of("count", satisfied, all));
        count.tone(satisfied == all ? Tone.GOOD : Tone.NEUTRAL);
        Map<String, Card> cards = new LinkedHashMap<>();
        for (Doctor.Diagnosis one : model.found()) {
            String subject = one.requirement().subject();
            cards.computeIfAbsent(subject, this::card)
                    .getChildren()
                    .add(new RequirementRow(desk.languages(), model, one));
        }
        groups.getChildren().setAll(cards.values());
    }

    private Card card(String subject) {
        ObservableValue<String> name = subject.equals(Requirements.HOST)
                ? texts.of("host")
                : new javafx.beans.property.SimpleStringProperty(subject);
        return new Card(Labels.of(name, "heading"));
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
        return List.of(
                new Action(texts.of("run.all"), model.run().isNull(), model::bringAbout),
                new Action(texts.of("look"), model.run().isNull(), model::look));
    }

    @Override
    public void close() {
        model.close();
    }
}
