package app.mooring.ui.machines;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.Machine;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Dot;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Flow;
import app.mooring.ui.control.Keyboard;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Port;
import app.mooring.ui.control.PortStrip;
import app.mooring.ui.control.Power;
import app.mooring.ui.control.Remedies;
import app.mooring.ui.control.Sides;
import app.mooring.ui.control.StepList;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Doing;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Run;
import app.mooring.volume.VolumeFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A machine: its power, its controllers with what is on each port, and whether they are as the lab wants them.
final class MachineCard extends VBox {
    private static final int PORTS_OF_ROW = 30;

    private final Desk desk;
    private final MachineCommands commands;
    private final Texts texts;
    private final String name;
    private final VBox outcome = new VBox();
    private final VBox body = new VBox();
    private final Dot dot = new Dot(Tone.NEUTRAL);
    private final Pill state = new Pill(Tone.NEUTRAL);
    private final Label about = Labels.of("", "muted");
    private final Button start;
    private final Button stop;
    private final Button off;
    private List<Object> drawn = List.of();
    private MachineView seen;

    MachineCard(Desk desk, MachineCommands commands, MachineView first) {
        this.desk = desk;
        this.commands = commands;
        this.texts = commands.texts();
        this.name = first.name();
        this.seen = first;
        getStyleClass().addAll("card", "machine");
        setId("machine-" + name);
        start = button("action.start", "start", () -> commands.start(seen));
        stop = button("action.stop", "stop", () -> commands.stop(seen));
        off = button("action.powerOff", "power-off", () -> commands.powerOff(seen));
        state.setId("machine-" + name + "-state");
        about.setMinWidth(0);
        about.setId("machine-" + name + "-address");
        Label title = Labels.of(name, "heading");
        title.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(dot, title, state, about);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("machine-title");
        Flow power = new Flow("machine-power", start, stop, off);
        body.getStyleClass().add("machine-body");
        outcome.managedProperty().bind(Bindings.isNotEmpty(outcome.getChildren()));
        getChildren().addAll(new Sides(head, power), outcome, body);
        draw(first);
    }

    private Button button(String key, String id, Runnable doing) {
        Button button = Buttons.plain(texts.of(key), doing);
        button.setId("machine-" + name + "-" + id);
        return button;
    }

    /// Draws it anew where something that it shows has changed.
    void draw(MachineView now) {
        Optional<Doing> doing = commands.model().runs().of(name);
        boolean busy = doing.filter(Doing::busy).isPresent();
        List<Object> all = List.of(texts.locale(), now, power(now), doing);
        if (all.equals(drawn)) {
            return;
        }
        drawn = all;
        seen = now;
        Power power = power(now);
        dot.tone(power.tone());
        state.tone(power.tone());
        state.textProperty().bind(power.said(desk.languages()));
        about.setText(now.wanted().ssh().host() + ":" + now.wanted().ssh().port());
        start.setDisable(busy || !power.isStartable());
        stop.setDisable(busy || power != Power.RUNNING);
        off.setDisable(busy || !power.isCuttable());
        outcome.getChildren().setAll(doing.map(this::outcome).stream().toList());
        Keyboard.keep(body, body(now, busy), this);
    }

    private static String name(Machine.Controller controller) {
        return controller.name().equals(controller.bus())
                ? controller.name()
                : controller.name() + " (" + controller.bus() + ")";
    }

    private Power power(MachineView machine) {
        LabSnapshot seen = desk.lab().snapshot().get();
        return seen == null ? Power.UNKNOWN : Power.of(machine, seen.host());
    }

    private Node outcome(Doing doing) {
        Run run = doing.run();
        if (doing.state() instanceof Run.State.Failed(Failure failure)) {
            return new FailurePane(desk, failure, Place.MACHINES)
                    .dismissing(() -> commands.model().runs().forget(name));
        }
        ProgressBar progress = new ProgressBar();
        progress.setMaxWidth(Double.MAX_VALUE);
        Button cancel = Buttons.plain(texts.of("cancel"), run::cancel);
        cancel.setId("machine-" + name + "-cancel");
        Label title = Labels.of(run.title(), "strong");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(title, cancel);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox running = new VBox(head, progress, new StepList(texts, run, step -> texts.of("step." + step)));
        running.getStyleClass().add("machine-running");
        return running;
    }

    private List<Node> missing() {
        Button settings = Buttons.of(Remedies.go(desk, Place.SETTINGS));
        settings.setId("machine-" + name + "-settings");
        return List.of(Labels.wrapped(texts.of("missing.text", name), "muted"), settings);
    }

    private List<Node> body(MachineView now, boolean busy) {
        if (now.machine().isEmpty()) {
            return power(now) == Power.MISSING ? missing() : List.of(Labels.wrapped(texts.of("unknown.text"), "muted"));
        }
        Machine machine = now.machine().get();
        VolumeFiles files =
                new VolumeFiles(desk.lab().rooms().lab().volumeFolder().toString());
        List<Node> parts = new ArrayList<>();
        parts.add(new StorageView(commands, now, Storage.of(now, machine), busy));
        for (Machine.Controller controller : machine.controllers()) {
            List<Port> ports = Port.all(controller, one -> files.nameOf(one.location()), _ -> -1);
            PortStrip strip = new PortStrip(desk.languages(), PORTS_OF_ROW);
            strip.show(ports);
            VBox part = new VBox(
                    Labels.of(texts.of("controller", name(controller), controller.ports()), "strong"),
                    strip,
                    new PortList(texts, ports, commands.volume()));
            part.getStyleClass().add("machine-controller");
            parts.add(part);
        }
        return parts;
    }
}
