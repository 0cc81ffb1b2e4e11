package app.mooring.ui.labform;

import app.mooring.failure.Failure;
import app.mooring.ssh.HostKeyQuestion;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A machine to tick, and where it is, the way into its guest.
final class MachineRow extends VBox {
    /// What the person can decide about here.
    private static final Set<String> HOST_KEY = Set.of("ssh.hostKey.unknown", "ssh.hostKey.changed");

    private final Texts texts;
    private final MachineEntry machine;

    /// @param question asks the person about a host key that is unknown or another than before
    MachineRow(Texts texts, MachineEntry machine, HostKeyQuestion question) {
        this.texts = texts;
        this.machine = machine;
        getStyleClass().add("machine-row");
        String id = "lab-machine-" + machine.name();
        CheckBox tick = new CheckBox(machine.name());
        tick.setId(id);
        tick.getStyleClass().add("strong");
        tick.selectedProperty().bindBidirectional(machine.ticked());
        tick.setDisable(!machine.unnameable().isEmpty());
        Pill gone = new Pill(texts.of("machine.unknown"), Tone.WARNING);
        gone.visibleProperty().bind(machine.known().not());
        gone.managedProperty().bind(gone.visibleProperty());
        HBox heading = new HBox(tick, gone);
        if (!machine.unnameable().isEmpty()) {
            heading.getChildren().add(Labels.wrapped(texts.of(machine.unnameable()), "muted", "small"));
        }
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.getStyleClass().add("form-line");
        VBox details = details(id, question);
        details.visibleProperty().bind(machine.ticked());
        details.managedProperty().bind(machine.ticked());
        getChildren().addAll(heading, details);
    }

    private VBox details(String id, HostKeyQuestion question) {
        FormGrid grid = new FormGrid(texts);
        grid.row(
                texts.of("machine.ssh"),
                grid.text(machine.host(), id + "-host", named("machine.ssh")),
                Labels.of(texts.of("port"), "muted"),
                grid.number(machine.port(), id + "-port", named("port")),
                grid.problem(machine.host()),
                grid.problem(machine.port()));
        grid.row(
                texts.of("user"),
                grid.text(machine.user(), id + "-user", named("user")),
                grid.password(machine.password(), id + "-password", named("password"), texts.of("password.ssh")),
                grid.problem(machine.user()));
        ProbeLine<String> guest = new ProbeLine<>(
                texts,
                machine.guest(),
                version -> texts.of("machine.docker", version),
                failure -> hostKey(failure, question));
        grid.row(texts.of("machine.keys"), prompted(grid, id), grid.problem(machine.keys()), guest);
        grid.row(
                texts.of("machine.controller"),
                grid.text(machine.controller(), id + "-controller", named("machine.controller")),
                Labels.of(texts.of("machine.ports"), "muted"),
                grid.number(machine.ports(), id + "-ports", named("machine.ports")),
                grid.problem(machine.controller()),
                grid.problem(machine.ports()));
        VBox details = new VBox(grid);
        details.getStyleClass().add("machine-details");
        return details;
    }

    /// What a field is called for who does not see whose row it is in.
    private StringBinding named(String key) {
        return texts.of("machine.field", machine.name(), texts.of(key));
    }

    private TextField prompted(FormGrid grid, String id) {
        TextField keys = grid.text(machine.keys(), id + "-keys", named("machine.keys"));
        keys.promptTextProperty().bind(texts.of("machine.keys.none"));
        return keys;
    }

    MachineEntry machine() {
        return machine;
    }

    private Optional<Action> hostKey(Failure failure, HostKeyQuestion question) {
        return HOST_KEY.contains(failure.code())
                ? Optional.of(Action.of(texts.of("machine.hostKey"), () -> machine.askWith(question)))
                : Optional.empty();
    }
}
