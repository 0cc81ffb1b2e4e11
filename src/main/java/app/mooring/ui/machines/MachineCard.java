package app.mooring.ui.machines;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.Machine;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Dot;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.StepList;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Run;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A machine: its power, its controllers with what is on each port, and whether they are as the lab wants them.
final class MachineCard extends VBox {
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
        HBox title = new HBox(dot, Labels.of(name, "heading"), state, about);
        title.setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("machine-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        FlowPane power = new FlowPane(start, stop, off);
        power.getStyleClass().add("machine-power");
        power.getChildren().forEach(one -> one.getStyleClass().add(Styles.SMALL));
        body.getStyleClass().add("machine-body");
        outcome.managedProperty().bind(Bindings.isNotEmpty(outcome.getChildren()));
        getChildren().addAll(title, power, outcome, body);
        draw(first);
    }

    private Button button(String key, String id, Runnable doing) {
        Button button = Buttons.plain(texts.of(key), doing);
        button.setId("machine-" + name + "-" + id);
        return button;
    }

    /// Draws it anew where something that it shows has changed.
    void draw(MachineView now) {
        Optional<Doing> doing = Optional.ofNullable(commands.model().runs().get(name));
        boolean busy = doing.filter(Doing::busy).isPresent();
        List<Object> all = List.of(texts.locale(), now, doing);
        if (all.equals(drawn)) {
            return;
        }
        drawn = all;
        seen = now;
        Power power = Power.of(now);
        Tone tone = now.state().equals("Aborted") ? Tone.BAD : tone(power);
        dot.tone(tone);
        state.tone(tone);
        state.setText(state(now));
        about.setText(now.wanted().ssh().host());
        start.setDisable(busy || !power.startable());
        stop.setDisable(busy || power != Power.ON);
        off.setDisable(busy || power == Power.UNKNOWN || power.startable());
        outcome.getChildren().setAll(doing.map(this::outcome).stream().toList());
        body.getChildren().setAll(body(now, busy));
    }

    private static String name(Machine.Controller controller) {
        return controller.name().equals(controller.bus())
                ? controller.name()
                : controller.name() + " (" + controller.bus() + ")";
    }

    private static Tone tone(Power power) {
        return switch (power) {
            case ON -> Tone.GOOD;
            case OFF, SAVED -> Tone.NEUTRAL;
            case BETWEEN -> Tone.ACCENT;
            case UNKNOWN -> Tone.BAD;
        };
    }

    private String state(MachineView machine) {
        return switch (Power.of(machine)) {
            case ON, OFF, SAVED -> texts.now("state." + machine.state());
            case BETWEEN -> texts.now("between", machine.state());
            case UNKNOWN -> texts.now(answers() ? "missing" : "unknown");
        };
    }

    /// Whether VirtualBox was heard, so that what it does not have is not there.
    private boolean answers() {
        return Optional.ofNullable(desk.lab().snapshot().get())
                .filter(one -> one.host().webService().answers())
                .isPresent();
    }

    private Node outcome(Doing doing) {
        Run run = doing.run();
        if (doing.state() instanceof Run.State.Failed(Failure failure)) {
            return new FailurePane(desk.languages(), failure);
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
        VBox running = new VBox(head, progress, new StepList(run, step -> texts.of("step." + step)));
        running.getStyleClass().add("machine-running");
        return running;
    }

    private List<Node> body(MachineView now, boolean busy) {
        if (now.machine().isEmpty()) {
            return List.of(
                    Labels.wrapped(answers() ? texts.of("missing.text", name) : texts.of("unknown.text"), "muted"));
        }
        Machine machine = now.machine().get();
        List<Node> parts = new ArrayList<>();
        parts.add(new StorageView(commands, now, Storage.of(now, machine), busy));
        for (Machine.Controller controller : machine.controllers()) {
            List<Slot> slots = Slot.all(controller, desk.lab().rooms().lab().volumeFolder());
            parts.add(Labels.of(texts.of("controller", name(controller), controller.ports()), "strong"));
            parts.add(new PortStrip(texts, slots));
            parts.add(new SlotList(texts, slots, commands.volume()));
        }
        return parts;
    }
}
