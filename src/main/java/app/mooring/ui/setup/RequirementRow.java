package app.mooring.ui.setup;

import app.mooring.failure.Failure;
import app.mooring.setup.Finding;
import app.mooring.setup.Requirement;
import app.mooring.setup.Requirements;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.CommandBlock;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Mark;
import app.mooring.ui.control.Remedies;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Run;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A requirement in the list: how it stands, what is wrong, what brings it about.
final class RequirementRow extends VBox {
    /// Those of which what was found is a name or a number, the same in all languages.
    private static final Set<String> TELLING = Set.of(
            "virtualbox.found",
            "webservice.running",
            "volume.folder",
            "guest.ssh",
            "guest.docker",
            "webservice.reachable");

    /// Those that stop something for a while.
    private static final Set<String> INTERRUPTING =
            Set.of("webservice.running", "machine.ide", "machine.ports", "plugin.configured", "plugin.service");

    private final RequirementModel row;
    private final SetupModel model;
    private final Desk desk;
    private final Languages languages;
    private final Texts texts;
    private final Mark mark;
    private final Label second = Labels.wrapped(new SimpleStringProperty(""), "muted", "small");
    private final Label interrupts;
    private final Label state = new Label();
    private final ToggleButton details = new ToggleButton();
    private final Button run;

    /// @param begin brings it about
    RequirementRow(RequirementModel row, SetupModel model, Desk desk, Runnable begin) {
        this.row = row;
        this.model = model;
        this.desk = desk;
        this.languages = desk.languages();
        this.texts = languages.of(SetupPage.class);
        this.mark = new Mark(texts, Mark.Sign.OPEN);
        getStyleClass().add("requirement");
        String name = row.step().replace('.', '-').replace(' ', '-');
        setId("setup-row-" + name);
        Label title = Labels.wrapped(texts.of("title." + row.id(), model.about(row.subject())));
        interrupts = Labels.wrapped(
                INTERRUPTING.contains(row.id()) ? interrupted() : new SimpleStringProperty(""), "small", "interrupts");
        interrupts.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        state.setId("setup-state-" + name);
        state.getStyleClass().addAll("muted", "requirement-state");
        run = Buttons.plain(texts.of("do"), begin);
        run.setId("setup-run-" + name);
        run.accessibleTextProperty().unbind();
        run.accessibleTextProperty().bind(texts.of("do.named", title.textProperty(), row.subject()));
        run.disableProperty()
                .bind(
                        Requirements.RESTARTING.contains(row.id())
                                ? model.run().isNotNull().or(model.known().not())
                                : model.run().isNotNull());
        details.setId("setup-details-" + name);
        details.textProperty().bind(texts.of("details"));
        details.accessibleTextProperty().bind(texts.of("details.named", title.textProperty()));
        details.setMinWidth(USE_PREF_SIZE);
        FontIcon chevron = new FontIcon(Feather.CHEVRON_DOWN);
        details.setGraphic(chevron);
        details.setContentDisplay(ContentDisplay.RIGHT);
        details.selectedProperty()
                .subscribe(open -> chevron.setIconCode(open ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN));
        details.getStyleClass().addAll("flat", "disclosure");
        details.setOnAction(_ -> unfold(details.isSelected()));
        VBox text = new VBox(title, second, interrupts);
        text.getStyleClass().add("requirement-text");
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(mark, text, run, state, details);
        line.getStyleClass().add("requirement-line");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
    }

    /// Draws it, and draws it anew as it changes.
    Subscription follow() {
        return row.finding().subscribe(_ -> show()).and(row.mending().subscribe(_ -> show()));
    }

    private void show() {
        Run mending = row.mending().get();
        Finding finding = row.finding().get();
        mark.show(mending == null ? sign(finding) : Mark.Sign.RUNNING);
        state.textProperty().bind(texts.of(mending == null ? "state." + finding.state() : "state.running"));
        ObservableValue<String> said = mending == null ? said(finding) : texts.sentence(mending.line());
        second.textProperty().bind(said);
        second.managedProperty().bind(second.textProperty().isNotEmpty());
        second.visibleProperty().bind(second.managedProperty());
        see(interrupts, mending == null && row.mendable() && INTERRUPTING.contains(row.id()));
        see(run, mending == null && row.startable());
        see(details, true);
        if (details.isSelected()) {
            unfold(true);
        }
    }

    /// A restart stops the containers of the machine, as they run now.
    private ObservableValue<String> interrupted() {
        if (!Requirements.RESTARTING.contains(row.id())) {
            return texts.of("interrupts." + row.id(), row.subject());
        }
        ObservableValue<String> none = texts.of("restarts", row.subject());
        return Bindings.createStringBinding(
                () -> {
                    List<String> stopped = model.busy().get().get(row.subject());
                    if (stopped == null) {
                        return none.getValue();
                    }
                    return stopped.isEmpty()
                            ? texts.now("restarts.unknown", row.subject())
                            : texts.now("restarts.stops", row.subject(), String.join(", ", stopped));
                },
                none,
                model.busy());
    }

    private static void see(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    private static Mark.Sign sign(Finding finding) {
        return switch (finding) {
            case Finding.Satisfied _ -> Mark.Sign.DONE;
            case Finding.Unsatisfied _ -> Mark.Sign.WRONG;
            case Finding.Blocked _ -> Mark.Sign.WAITS;
            case Finding.Unknown _ -> Mark.Sign.UNKNOWN;
        };
    }

    private ObservableValue<String> said(Finding finding) {
        return switch (finding) {
            case Finding.Satisfied satisfied ->
                new SimpleStringProperty(TELLING.contains(row.id()) ? satisfied.detail() : "");
            case Finding.Unsatisfied unsatisfied -> texts.sentence(unsatisfied.failure());
            case Finding.Unknown unknown -> texts.sentence(unknown.failure());
            case Finding.Blocked blocked -> waits(blocked.by());
        };
    }

    private ObservableValue<String> waits(Requirement by) {
        return texts.of("waits", texts.of("title." + by.id(), model.about(by.subject())), group(texts, by.subject()));
    }

    /// What the requirements of that subject are gathered under.
    static ObservableValue<String> group(Texts texts, String subject) {
        return subject.equals(Requirements.HOST) ? texts.of("host") : new SimpleStringProperty(subject);
    }

    private void remedy(VBox more, Failure failure) {
        more.getChildren().add(Labels.wrapped(texts.remedy(failure), "small"));
        Remedies.of(desk, failure, Place.SETUP).map(Buttons::of).ifPresent(more.getChildren()::add);
    }

    private void unfold(boolean open) {
        getChildren().remove(1, getChildren().size());
        if (!open) {
            return;
        }
        VBox more = new VBox(Labels.wrapped(texts.of("reason." + row.id()), "muted", "small"));
        more.getStyleClass().add("requirement-more");
        row.finding().get().why().ifPresent(failure -> remedy(more, failure));
        List<String> commands = row.requirement().commands();
        if (!commands.isEmpty()) {
            more.getChildren().add(new CommandBlock(languages, commands));
        }
        getChildren().add(more);
    }
}
