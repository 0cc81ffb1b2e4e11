package app.mooring.ui.harbour;

import app.mooring.lab.LabSnapshot.ContainerView;
import app.mooring.lab.LabSnapshot.GuestView;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.lab.Machine;
import app.mooring.lab.Volume;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Dot;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Place;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A machine: its power, its ports, its guest, and the volumes moored at it. A volume is dropped on it to be moved
/// there.
final class MachineCard extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final String name;
    private final Dot dot = new Dot(Tone.NEUTRAL);
    private final Label guest = Labels.of("", "muted");
    private final Pill state = new Pill(Tone.NEUTRAL);
    private final PortStrip ports;
    private final VBox moored = new VBox();
    private final Label others = Labels.of("", "muted", "small");
    private final Label why = Labels.of("", "muted");
    private final Button power;
    private final Button setup;
    private @Nullable MachineView shown;

    /// @param plan is told the volume that is dropped here, and this machine
    MachineCard(Desk desk, Texts texts, String name, BiConsumer<String, String> plan) {
        this.desk = desk;
        this.texts = texts;
        this.name = name;
        this.ports = new PortStrip(texts);
        getStyleClass().addAll("card", "harbour-machine");
        setId("harbour-machine-" + name);
        HBox title = new HBox(dot, Labels.of(name, "heading"), state);
        title.getStyleClass().add("harbour-name");
        title.setAlignment(Pos.CENTER_LEFT);
        guest.setWrapText(true);
        why.setWrapText(true);
        others.setWrapText(true);
        why.setId("harbour-why-" + name);
        moored.getStyleClass().add("harbour-moored");
        power = Buttons.plain(texts.of("machine.powerOn"), this::powerOn);
        power.setId("harbour-power-on-" + name);
        setup = Buttons.plain(texts.of("machine.setup"), () -> desk.navigator().go(Place.SETUP));
        FlowPane remedies = new FlowPane(power, setup);
        remedies.getStyleClass().add("harbour-remedies");
        Stream.of(power, setup, why, others)
                .forEach(one -> one.managedProperty().bind(one.visibleProperty()));
        remedies.managedProperty().bind(power.visibleProperty().or(setup.visibleProperty()));
        getChildren().addAll(title, guest, why, remedies, ports, moored, others);
        receive(plan);
    }

    private void powerOn() {
        desk.works()
                .start(
                        texts.of("machine.starting", name),
                        _ -> desk.lab().rooms().startMachine(name))
                .whenEnded(_ -> desk.lab().refresh());
    }

    private void receive(BiConsumer<String, String> plan) {
        setOnDragOver(event -> {
            if (volume(event).isPresent()) {
                event.acceptTransferModes(TransferMode.MOVE);
                event.consume();
            }
        });
        setOnDragEntered(event -> volume(event).ifPresent(_ -> getStyleClass().add("harbour-target")));
        setOnDragExited(_ -> getStyleClass().remove("harbour-target"));
        setOnDragDropped(event -> {
            Optional<String> dropped = volume(event);
            event.setDropCompleted(dropped.isPresent());
            event.consume();
            dropped.ifPresent(volume -> plan.accept(volume, name));
        });
    }

    /// The volume that is dragged; empty where it is moored here, or is something else.
    private Optional<String> volume(DragEvent event) {
        return Optional.ofNullable((String) event.getDragboard().getContent(VolumeBlock.VOLUME))
                .filter(volume -> moored.getChildren().stream()
                        .noneMatch(one -> VolumeBlock.id(volume).equals(one.getId())));
    }

    void show(MachineView machine, List<Volume> volumes) {
        ports.show(machine, volumes);
        if (Objects.equals(shown, machine)) {
            return;
        }
        shown = machine;
        GuestView seen = machine.guest();
        boolean well = machine.running() && seen.reach().answers();
        dot.tone(well ? Tone.GOOD : seen.reach() instanceof Reach.Unasked ? Tone.NEUTRAL : Tone.BAD);
        state.setText(machine.state());
        state.tone(machine.running() ? Tone.GOOD : Tone.NEUTRAL);
        guest.setText(Stream.of(
                        seen.address(),
                        seen.docker().isEmpty() ? "" : "Docker " + seen.docker(),
                        seen.release().isEmpty() ? "" : "mooring " + seen.release())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · ")));
        getStyleClass().remove("harbour-away");
        if (!well) {
            getStyleClass().add("harbour-away");
        }
        power.setVisible(Stream.of("PoweredOff", "Aborted").anyMatch(machine.state()::equals));
        setup.setVisible((machine.running() && seen.reach() instanceof Reach.Away) || misfit(machine));
        why.textProperty().unbind();
        if (seen.reach() instanceof Reach.Away away) {
            why.textProperty().bind(texts.sentence(away.failure()));
        } else {
            why.setText("");
        }
        why.setVisible(seen.reach() instanceof Reach.Away);
        List<ContainerView> without = seen.containers().stream()
                .filter(container -> container.volumes().isEmpty())
                .toList();
        others.setVisible(!without.isEmpty());
        others.textProperty()
                .bind(texts.of(
                        "machine.stateless",
                        without.stream().map(ContainerView::name).collect(Collectors.joining(", "))));
    }

    /// Whether its storage is not as the lab wants it.
    private static boolean misfit(MachineView machine) {
        return machine.machine()
                .filter(found -> found.controllers().stream()
                                .anyMatch(one -> one.bus().equals("IDE"))
                        || found.controllers().stream()
                                .filter(one ->
                                        one.name().equals(machine.wanted().controller()))
                                .map(Machine.Controller::ports)
                                .noneMatch(ports -> ports == machine.wanted().ports()))
                .isPresent();
    }

    void moor(List<VolumeBlock> blocks) {
        if (!moored.getChildren().equals(blocks)) {
            moored.getChildren().setAll(blocks);
        }
    }
}
