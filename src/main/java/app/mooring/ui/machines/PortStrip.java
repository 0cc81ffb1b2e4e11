package app.mooring.ui.machines;

import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// The ports of a controller, a small field each; its colour tells what is on it, and its tooltip says it.
final class PortStrip extends FlowPane {
    PortStrip(Texts texts, List<Slot> slots) {
        getStyleClass().add("ports");
        for (Slot slot : slots) {
            Label field = Labels.of(String.valueOf(slot.port()), "port", "port-" + style(slot));
            String said = texts.now("port", slot.port()) + ": " + SlotList.said(texts, slot);
            field.setAccessibleText(said);
            field.setTooltip(new Tooltip(said));
            getChildren().add(field);
        }
    }

    private static String style(Slot slot) {
        return slot.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
