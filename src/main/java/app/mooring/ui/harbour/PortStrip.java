package app.mooring.ui.harbour;

import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.Machine;
import app.mooring.lab.Volume;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/// The ports of a machine's controller, and what is on each.
final class PortStrip extends FlowPane {
    private final Texts texts;
    private @Nullable List<Object> shown;

    PortStrip(Texts texts) {
        this.texts = texts;
        getStyleClass().add("ports");
    }

    void show(MachineView machine, List<Volume> volumes) {
        Optional<Machine.Controller> controller = machine.machine().stream()
                .flatMap(found -> found.controllers().stream())
                .filter(one -> one.name().equals(machine.wanted().controller()))
                .findFirst();
        List<Object> now =
                List.of(controller, volumes.stream().map(Volume::file).toList());
        if (Objects.equals(shown, now)) {
            return;
        }
        shown = now;
        getChildren().clear();
        controller.ifPresent(one -> {
            for (int port = 0; port < one.ports(); port++) {
                getChildren().add(cell(one, port, volumes));
            }
        });
    }

    private Label cell(Machine.Controller controller, int port, List<Volume> volumes) {
        Optional<Machine.Attachment> attached = controller.attachments().stream()
                .filter(one -> one.port() == port)
                .findFirst();
        Optional<Volume> volume = attached.flatMap(one -> volumes.stream()
                .filter(known -> known.file().equals(one.location()))
                .findFirst());
        boolean system = attached.isPresent() && volume.isEmpty();
        Label cell = Labels.of(system ? "OS" : String.valueOf(port), "port");
        if (attached.isPresent()) {
            cell.getStyleClass().add(system ? "port-system" : "port-volume");
        }
        Tooltip tooltip = new Tooltip();
        if (volume.isPresent()) {
            tooltip.setText(port + ": " + volume.get().name());
        } else if (attached.isPresent()) {
            tooltip.setText(port + ": " + Path.of(attached.get().location()).getFileName());
        } else {
            tooltip.textProperty().bind(texts.of("port.free", port));
        }
        cell.setTooltip(tooltip);
        cell.accessibleTextProperty().bind(tooltip.textProperty());
        return cell;
    }
}
