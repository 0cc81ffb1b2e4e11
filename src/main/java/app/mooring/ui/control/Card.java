package app.mooring.ui.control;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// A white field with a thin border, for what belongs together.
public final class Card extends VBox {
    public Card(Node... content) {
        super(content);
        getStyleClass().add("card");
    }
}
