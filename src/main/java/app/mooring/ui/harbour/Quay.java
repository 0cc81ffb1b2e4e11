package app.mooring.ui.harbour;

import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Sides;
import app.mooring.ui.control.Tiles;
import app.mooring.ui.harbour.HarbourModel.Harbour;
import app.mooring.ui.text.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Where the volumes lie that no machine has.
final class Quay extends VBox {
    private final Tiles blocks = new Tiles(12, 3, Tiles.Fill.KEPT);
    private final Label empty = Labels.wrapped("", "muted", "small");
    private final Hyperlink more = new Hyperlink();
    private final SimpleBooleanProperty any = new SimpleBooleanProperty();
    private final Texts texts;
    private final ObservableBooleanValue fresh;

    /// @param fresh whether the lab was not set up yet
    /// @param all shows all volumes
    Quay(Texts texts, ObservableBooleanValue fresh, Runnable all) {
        this.texts = texts;
        this.fresh = fresh;
        setId("harbour-quay");
        getStyleClass().add("quay");
        empty.managedProperty().bind(empty.visibleProperty());
        blocks.visibleProperty().bind(empty.visibleProperty().not());
        blocks.managedProperty().bind(blocks.visibleProperty());
        Label hint = Labels.wrapped(texts.of("quay.hint"), "muted", "small");
        hint.visibleProperty().bind(any);
        hint.managedProperty().bind(any);
        more.setId("harbour-quay-more");
        more.setOnAction(_ -> all.run());
        more.managedProperty().bind(more.visibleProperty());
        getChildren().addAll(new Sides(Labels.of(texts.of("quay"), "strong"), hint), blocks, empty, more);
    }

    /// @param views of those that are drawn
    void show(List<BlockView> views, Harbour now) {
        any.set(now.blocks().findAny().isPresent());
        BlockView.arrange(blocks, views);
        empty.setVisible(views.isEmpty());
        empty.textProperty()
                .bind(Bindings.when(fresh).then(texts.of("quay.unset")).otherwise(texts.of(nothing(now))));
        int beyond = now.quay().size() - views.size();
        more.setVisible(beyond > 0);
        more.textProperty().bind(texts.of("quay.more", beyond));
        more.accessibleTextProperty().bind(texts.of("quay.more.said", beyond));
    }

    /// A text's key: why no volume lies here.
    private String nothing(Harbour now) {
        if (any.get()) {
            return "quay.empty";
        }
        return now.host().volumesKnown() ? "quay.none" : "quay.unknown";
    }
}
