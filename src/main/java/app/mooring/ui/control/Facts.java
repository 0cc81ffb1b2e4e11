package app.mooring.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// What there is to know of something: what it is called above, what it is below, side by side as far as there is room.
public final class Facts extends FlowPane {
    public Facts() {
        getStyleClass().add("facts");
    }

    /// One more that is said in words.
    ///
    /// @param id the value's
    public Facts fact(String id, ObservableValue<String> name, ObservableValue<String> value) {
        Label shown = Labels.of(value);
        shown.setId(id);
        shown.setWrapText(true);
        return fact(name, shown);
    }

    public Facts fact(ObservableValue<String> name, Node value) {
        VBox fact = new VBox(Labels.of(name, "muted", "small"), value);
        fact.getStyleClass().add("fact");
        getChildren().add(fact);
        return this;
    }
}
