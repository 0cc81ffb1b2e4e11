package app.mooring.ui.machines;

import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.ui.control.AskPane;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Panes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// What the buttons of a machine do: ask first where something is interrupted or lost.
record MachineCommands(MachinesModel model, Panes<Node> panes, Texts texts, Consumer<String> volume) {
    void start(MachineView machine) {
        model.start(machine.name());
    }

    /// Asks when containers run there, as it was last seen, or may run: its guest does not say.
    void stop(MachineView shown) {
        MachineView machine = model.now(shown);
        List<String> running = machine.runningContainers();
        if (running.isEmpty() && machine.guest().reach().answers()) {
            model.stop(machine.name());
            return;
        }
        List<ObservableValue<String>> stopped = new ArrayList<>();
        if (!running.isEmpty()) {
            stopped.add(texts.of("stop.text", String.join(", ", running)));
        }
        if (!machine.guest().reach().answers()) {
            stopped.add(texts.of("stop.unknown"));
        }
        ask(
                texts.of("stop.title", machine.name()),
                stopped,
                Action.of(texts.of("action.stop"), () -> model.stop(machine.name())));
    }

    void powerOff(MachineView machine) {
        List<ObservableValue<String>> lost = new ArrayList<>();
        lost.add(texts.of("powerOff.text"));
        List<String> running = machine.runningContainers();
        if (!running.isEmpty()) {
            lost.add(texts.of("interrupts.die", String.join(", ", running)));
        }
        ask(
                texts.of("powerOff.title", machine.name()),
                lost,
                Action.of(texts.of("action.powerOff.ok"), () -> model.powerOff(machine.name())));
    }

    /// Asks when the machine runs: it is shut down for that.
    void prepare(MachineView machine, Storage storage) {
        if (!machine.running()) {
            model.prepare(machine);
            return;
        }
        ask(
                texts.of("storage.title", machine.name()),
                List.of(
                        texts.of("storage.text"),
                        storage.interrupts().isEmpty()
                                ? texts.of("interrupts.nothing")
                                : texts.of("interrupts.stop", String.join(", ", storage.interrupts()))),
                Action.of(texts.of("action.storageRestart"), () -> model.prepare(machine)));
    }

    private void ask(
            ObservableValue<String> title, List<? extends ObservableValue<String>> consequences, Action agreed) {
        AskPane.show(panes, title, consequences, texts.of("cancel"), agreed);
    }
}
