package app.mooring.ui.machines;

import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Whether a machine's storage is as the lab wants it; where not, what would be changed, what that interrupts, and the
/// button that does it.
final class StorageView extends HBox {
    StorageView(MachineCommands commands, MachineView machine, Storage storage, boolean busy) {
        Texts texts = commands.texts();
        getStyleClass().add("storage");
        setAlignment(Pos.TOP_LEFT);
        FontIcon icon = new FontIcon(storage.right() ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE);
        icon.getStyleClass().addAll("mark", storage.right() ? "tone-good" : "tone-warning");
        VBox text = new VBox();
        text.getStyleClass().add("storage-text");
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(icon, text);
        if (storage.right()) {
            text.getChildren().add(Labels.wrapped(texts.of("storage.right", storage.wanted())));
            return;
        }
        getStyleClass().add("storage-wrong");
        text.getChildren().addAll(differences(texts, machine, storage));
        text.getChildren().add(Labels.wrapped(consequence(commands, machine, storage), "muted", "small"));
        Button change = Buttons.plain(
                texts.of("action." + storage.change(), storage.wanted()), () -> commands.prepare(machine, storage));
        change.setMinWidth(0);
        change.setWrapText(true);
        change.setId("machine-" + machine.name() + "-storage");
        change.setDisable(busy || storage.obstacle().isPresent());
        VBox.setMargin(change, new Insets(8, 0, 0, 0));
        text.getChildren().add(change);
    }

    private static List<Node> differences(Texts texts, MachineView machine, Storage storage) {
        List<Node> lines = new ArrayList<>();
        storage.ide().forEach(ide -> lines.add(Labels.wrapped(texts.of("storage.ide", ide), "strong")));
        String sata = machine.wanted().controller();
        if (storage.ports().isEmpty()) {
            lines.add(Labels.wrapped(texts.of("storage.noController", sata), "strong"));
        } else if (!storage.portsRight()) {
            lines.add(Labels.wrapped(
                    texts.of("storage.ports", sata, storage.ports().get(), storage.wanted()), "strong"));
        }
        return lines;
    }

    /// Why it cannot be changed, or what changing it interrupts.
    private static StringBinding consequence(MachineCommands commands, MachineView machine, Storage storage) {
        Texts texts = commands.texts();
        if (storage.obstacle().isPresent()) {
            return texts.of("obstacle." + storage.obstacle().get());
        }
        if (!machine.running()) {
            return texts.of("interrupts.off");
        }
        return storage.interrupts().isEmpty()
                ? texts.of("interrupts.nothing")
                : texts.of("interrupts.stop", String.join(", ", storage.interrupts()));
    }
}
