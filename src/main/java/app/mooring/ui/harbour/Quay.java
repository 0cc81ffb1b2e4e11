package app.mooring.ui.harbour;

import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Sides;
import app.mooring.ui.control.Tiles;
import app.mooring.ui.text.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Where the volumes lie that no machine has.
final class Quay extends VBox {
    private final Tiles blocks = new Tiles(12, 3, Tiles.Fill.KEPT);
    private final Label empty;

    Quay(Texts texts) {
        setId("harbour-quay");
        getStyleClass().add("quay");
        empty = Labels.wrapped(texts.of("quay.empty"), "muted", "small");
        empty.managedProperty().bind(empty.visibleProperty());
        blocks.visibleProperty().bind(empty.visibleProperty().not());
        blocks.managedProperty().bind(blocks.visibleProperty());
        getChildren()
                .addAll(
                        new Sides(
                                Labels.of(texts.of("quay"), "strong"),
                                Labels.wrapped(texts.of("quay.hint"), "muted", "small")),
                        blocks,
                        empty);
    }

    void show(List<BlockView> views) {
        BlockView.arrange(blocks, views);
        empty.setVisible(views.isEmpty());
    }
}
