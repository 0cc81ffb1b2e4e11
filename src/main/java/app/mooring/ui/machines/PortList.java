package app.mooring.ui.machines;

import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Port;
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
final class PortList extends VBox {
    /// @param volume goes to that volume
    PortList(Texts texts, List<Port> ports, Consumer<String> volume) {
        getStyleClass().add("port-list");
        getChildren()
                .addAll(ports.stream()
                        .filter(port -> port.use() != Port.Use.FREE)
                        .map(port -> line(texts, port, volume))
                        .toList());
    }

    private static Node line(Texts texts, Port port, Consumer<String> volume) {
        Label number = Labels.of(texts.of("port", port.number()), "muted", "port-number");
        Pill use = new Pill(
                texts.of("use." + port.use().name().toLowerCase(Locale.ROOT)),
                port.use() == Port.Use.VOLUME ? Tone.ACCENT : Tone.NEUTRAL);
        use.getStyleClass().add("port-use");
        HBox line = new HBox(number, use, name(port, volume));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("port-line");
        return line;
    }

    private static Node name(Port port, Consumer<String> volume) {
        if (port.use() == Port.Use.VOLUME) {
            Hyperlink link = new Hyperlink(port.what());
            link.setId("port-volume-" + port.what()); // drawn anew, it keeps the keyboard
            link.setOnAction(_ -> volume.accept(port.what()));
            return link;
        }
        Label name = Labels.of(port.what(), "mono", "small");
        name.setWrapText(true);
        name.setMinWidth(0);
        name.setMinHeight(Label.USE_PREF_SIZE);
        return name;
    }
}
