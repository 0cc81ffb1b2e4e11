package app.mooring.ui.control;

import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The ports of a machine's controller: one cell each.
public final class PortStrip extends StackPane {
    private final Texts texts;
    private final Tiles tiles;
    private final List<Label> cells = new ArrayList<>();
    private final SimpleObjectProperty<List<Port>> ports = new SimpleObjectProperty<>(List.of());

    /// @param row how many stand in a row where there is room
    public PortStrip(Languages languages, int row) {
        this.tiles = new Tiles(4, row, Tiles.Fill.BALANCED);
        this.texts = languages.of(PortStrip.class);
        getStylesheets().add("/app/mooring/ui/control/ports.css");
        getStyleClass().add("ports");
        setAccessibleRole(AccessibleRole.TEXT);
        accessibleTextProperty()
                .bind(texts.of(
                        "ports",
                        ports.map(List::size),
                        ports.map(all -> all.stream()
                                .filter(port -> port.use() == Port.Use.FREE)
                                .count())));
        getChildren().add(tiles);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    /// Changes the cells that are other than before.
    public void show(List<Port> now) {
        List<Port> before = ports.get();
        if (now.equals(before)) {
            return;
        }
        while (cells.size() > now.size()) {
            tiles.getChildren().remove(cells.removeLast());
        }
        for (int i = 0; i < now.size(); i++) {
            if (i == cells.size()) {
                cells.add(cell(i));
                tiles.getChildren().add(cells.get(i));
            }
            if (i >= before.size() || !before.get(i).equals(now.get(i))) {
                draw(cells.get(i), now.get(i));
            }
        }
        ports.set(now);
        setVisible(!now.isEmpty());
    }

    private Label cell(int index) {
        Label cell = new Label();
        cell.setMaxWidth(Double.MAX_VALUE);
        cell.setMinHeight(Region.USE_PREF_SIZE);
        cell.setOnMouseEntered(_ -> {
            if (cell.getTooltip() == null) {
                cell.setTooltip(new Tooltip());
            }
            cell.getTooltip().setText(said(ports.get().get(index)));
        });
        return cell;
    }

    private static void draw(Label cell, Port port) {
        cell.setText(port.use() == Port.Use.SYSTEM ? "OS" : String.valueOf(port.number()));
        cell.getStyleClass().setAll("label", "port");
        switch (port.use()) {
            case SYSTEM, EMPTY_DRIVE -> cell.getStyleClass().add("port-system");
            case DISK, OTHER -> cell.getStyleClass().add("port-other");
            case VOLUME -> {
                cell.getStyleClass().add("port-used");
                if (port.colour() >= 0) {
                    cell.getStyleClass().add("colour-" + port.colour());
                }
            }
            case FREE -> {}
        }
    }

    private String said(Port port) {
        return switch (port.use()) {
            case FREE -> texts.now("port.free", port.number());
            case SYSTEM -> texts.now("port.system", port.number(), port.what());
            case EMPTY_DRIVE -> texts.now("port.drive", port.number());
            case VOLUME, DISK, OTHER -> texts.now("port.used", port.number(), port.what());
        };
    }
}
