package app.mooring.ui.control;

import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/// Things side by side, which is how wide it wants to be; in more lines where there is less room.
public final class Flow extends FlowPane {
    public Flow(String styleClass, Node... things) {
        super(things);
        getStyleClass().add(styleClass);
    }

    @Override
    protected double computePrefWidth(double height) {
        double things = getManagedChildren().stream()
                .mapToDouble((Node thing) -> Math.ceil(thing.prefWidth(-1)) + getHgap())
                .sum();
        return getManagedChildren().isEmpty() ? 0 : things - getHgap();
    }
}
