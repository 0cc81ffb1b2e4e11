package app.mooring.ui.machines;

import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What is on the ports of a controller, a line each; ports with nothing on them are left out.
final class SlotList extends VBox {
    /// @param volume goes to that volume
    SlotList(Texts texts, List<Slot> slots, Consumer<String> volume) {
        getStyleClass().add("slots");
        getChildren()
                .addAll(slots.stream()
                        .filter(slot -> slot.kind() != Slot.Kind.EMPTY)
                        .map(slot -> line(texts, slot, volume))
                        .toList());
    }

    static String said(Texts texts, Slot slot) {
        String kind = texts.now("slot." + slot.kind().name().toLowerCase(Locale.ROOT));
        return slot.name().isEmpty() ? kind : kind + " " + slot.name();
    }

    private static Node line(Texts texts, Slot slot, Consumer<String> volume) {
        Label port = Labels.of(texts.of("port", slot.port()), "muted", "slot-port");
        Pill kind = new Pill(
                texts.of("slot." + slot.kind().name().toLowerCase(Locale.ROOT)),
                slot.kind() == Slot.Kind.VOLUME ? Tone.ACCENT : Tone.NEUTRAL);
        HBox line = new HBox(port, kind, name(slot, volume));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("slot");
        return line;
    }

    private static Node name(Slot slot, Consumer<String> volume) {
        if (slot.kind() == Slot.Kind.VOLUME) {
            Hyperlink link = new Hyperlink(slot.name());
            link.setOnAction(_ -> volume.accept(slot.name()));
            return link;
        }
        Label name = Labels.of(slot.name(), "mono", "small");
        name.setMinWidth(0);
        return name;
    }
}
