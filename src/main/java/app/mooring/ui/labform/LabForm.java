package app.mooring.ui.labform;

import app.mooring.face.Rooms;
import app.mooring.lab.Lab;
import app.mooring.ssh.HostKeyQuestion;
import app.mooring.ui.control.AskPane;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Card;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Header;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Mark;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Works;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// The form in which a lab is described. Whoever shows it closes it: then the passwords typed are gone.
public final class LabForm implements Page {
    private static final Duration TYPED = Duration.millis(400);

    private final Languages languages;
    private final Texts texts;
    private final LabFormModel model;
    private final HostKeyQuestion question;
    private final Panes<Node> panes;
    private final Consumer<Path> saved;
    private final VBox failed = new VBox();
    private final VBox machines = new VBox();
    private final Parent node;
    private Node first;

    /// @param home the person's own folder, which `~` stands for
    /// @param existing the lab that is changed; empty: a new one
    /// @param attached how many volumes the machines of that lab have now
    /// @param question asks the person about the host key of a guest
    /// @param panes where it asks before what was typed is lost
    /// @param saved gets the lab file once it is written
    /// @param left goes back without saving
    public LabForm(
            Rooms rooms,
            Works works,
            Languages languages,
            Path home,
            Optional<Lab> existing,
            ObservableIntegerValue attached,
            HostKeyQuestion question,
            Panes<Node> panes,
            Consumer<Path> saved,
            Runnable left) {
        this(
                new LabFormModel(rooms, works, home, existing, attached, LabForm::later),
                languages,
                question,
                panes,
                saved,
                left);
    }

    LabForm(
            LabFormModel model,
            Languages languages,
            HostKeyQuestion question,
            Panes<Node> panes,
            Consumer<Path> saved,
            Runnable left) {
        this.panes = panes;
        this.model = model;
        this.languages = languages;
        this.texts = languages.of(LabForm.class);
        this.question = question;
        this.saved = saved;
        FormCards cards = new FormCards(texts, model);
        this.first = cards.first();
        machines.getStyleClass().add("machine-rows");
        model.machines().addListener((javafx.collections.ListChangeListener<MachineEntry>) _ -> showMachines());
        showMachines();
        Node machinesCard = new Card(
                Labels.of(texts.of("machines"), "heading"),
                Labels.wrapped(texts.of("machines.what"), "muted"),
                machines,
                noMachines());
        Parent sheet = Sheet.scrolling(
                header(left), failed, cards.virtualBox(), machinesCard, cards.webService(), cards.names());
        failed.managedProperty().bind(Bindings.isNotEmpty(failed.getChildren()));
        sheet.getStylesheets().add("/app/mooring/ui/labform/labform.css");
        sheet.setId("lab-form");
        this.node = sheet;
    }

    /// Why there is nothing to tick.
    private Label noMachines() {
        Label label = Labels.wrapped(texts.of("machines.none"), "muted");
        label.setId("lab-no-machines");
        label.visibleProperty().bind(Bindings.isEmpty(model.machines()));
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private static Runnable later(Runnable doing) {
        PauseTransition pause = new PauseTransition(TYPED);
        pause.setOnFinished(_ -> doing.run());
        pause.play();
        return pause::stop;
    }

    private Header header(Runnable left) {
        Button back = Buttons.plain(
                texts.of("cancel"),
                () -> Optional.ofNullable(model.saving().get()).ifPresentOrElse(Run::cancel, () -> leave(left)));
        back.setId("lab-cancel");
        back.setCancelButton(true);
        Button save = Buttons.primary(texts.of("save"), Feather.CHECK, this::save);
        save.setId("lab-save");
        BooleanBinding wrong =
                model.problems().greaterThan(0).or(model.anyMachine().not());
        save.disableProperty().bind(wrong.or(model.saving().isNotNull()));
        Mark mark = new Mark(texts, Mark.Sign.RUNNING);
        mark.setId("lab-saving");
        Label note = Labels.wrapped("", "muted", "form-note");
        note.setId("lab-note");
        note.graphicProperty()
                .bind(Bindings.when(model.saving().isNotNull()).then(mark).otherwise((Mark) null));
        note.textProperty()
                .bind(Bindings.createStringBinding(
                        this::note,
                        model.saving(),
                        model.problems(),
                        model.anyMachine(),
                        model.machines(),
                        model.virtualBox().state(),
                        model.unreachable(),
                        texts.language()));
        return new Header(texts.of(model.changesOne() ? "title.change" : "title.new"))
                .beside(note)
                .actions(back, save);
    }

    /// Asks first where something was typed.
    private void leave(Runnable left) {
        if (!model.changed()) {
            left.run();
            return;
        }
        AskPane.show(
                panes,
                texts.of("discard.title"),
                List.of(texts.of("discard.text")),
                texts.of("discard.stay"),
                Action.of(texts.of("discard.go"), left));
    }

    private String note() {
        int wrong = model.problems().get();
        int away = model.unreachable().get();
        if (model.saving().get() != null) {
            return texts.now("note.saving");
        }
        if (wrong > 0) {
            return wrong == 1 ? texts.now("note.problem") : texts.now("note.problems", wrong);
        }
        if (!model.anyMachine().get()) {
            boolean found = model.virtualBox().state().get() instanceof Probe.State.Answered<?>;
            return texts.now(model.machines().isEmpty() && !found ? "note.noVirtualBox" : "note.noMachine");
        }
        if (away > 0) {
            return away == 1 ? texts.now("note.away") : texts.now("note.unreachable", away);
        }
        return texts.now("note.ready");
    }

    private void showMachines() {
        machines.getChildren().removeIf(row -> !model.machines().contains(((MachineRow) row).machine()));
        for (int i = 0; i < model.machines().size(); i++) {
            MachineEntry machine = model.machines().get(i);
            if (machines.getChildren().stream().noneMatch(row -> ((MachineRow) row).machine() == machine)) {
                machines.getChildren().add(i, new MachineRow(texts, machine, question));
            }
        }
    }

    private void save() {
        failed.getChildren().clear();
        model.save(texts.of("run", model.name().value())).whenEnded(how -> {
            switch (how) {
                case Run.State.Done(Object file) -> saved.accept((Path) file);
                case Run.State.Failed(var failure) -> failed.getChildren().setAll(new FailurePane(languages, failure));
                case Run.State.Cancelled _, Run.State.Running _ -> {}
            }
        });
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public boolean unsaved() {
        return model.changed();
    }

    @Override
    public void shown() {
        // What scrolls has its content only when it is styled.
        node.applyCss();
        first.requestFocus();
    }

    @Override
    public void close() {
        model.close();
    }
}
