package app.mooring.ui.harbour;

import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Sides;
import app.mooring.ui.control.Tiles;
import app.mooring.ui.text.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Where the volumes lie that no machine has.
final class Quay extends VBox {
    private final Tiles blocks = new Tiles(12, 3, Tiles.Fill.KEPT);
    private final Label empty;
    private final SimpleBooleanProperty any = new SimpleBooleanProperty();

    /// @param fresh whether the lab was not set up yet
    Quay(Texts texts, ObservableBooleanValue fresh) {
        setId("harbour-quay");
        getStyleClass().add("quay");
        empty = Labels.wrapped(
                Bindings.when(fresh)
                        .then(texts.of("quay.unset"))
                        .otherwise(
                                Bindings.when(any).then(texts.of("quay.empty")).otherwise(texts.of("quay.none"))),
                "muted",
                "small");
        empty.managedProperty().bind(empty.visibleProperty());
        blocks.visibleProperty().bind(empty.visibleProperty().not());
        blocks.managedProperty().bind(blocks.visibleProperty());
        Label hint = Labels.wrapped(texts.of("quay.hint"), "muted", "small");
        hint.visibleProperty().bind(any);
        hint.managedProperty().bind(any);
        getChildren().addAll(new Sides(Labels.of(texts.of("quay"), "strong"), hint), blocks, empty);
    }

    /// @param volumes whether there is a volume at all, wherever it is
    void show(List<BlockView> views, boolean volumes) {
        any.set(volumes);
        BlockView.arrange(blocks, views);
        empty.setVisible(views.isEmpty());
    }
}
