package app.mooring.ui.harbour;

import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/// Pills side by side, which is how wide it wants to be; in more lines where there is less room.
final class Pills extends FlowPane {
    Pills() {
        getStyleClass().add("block-containers");
    }

    @Override
    protected double computePrefWidth(double height) {
        double pills = getManagedChildren().stream()
                .mapToDouble((Node pill) -> Math.ceil(pill.prefWidth(-1)) + getHgap())
                .sum();
        return getManagedChildren().isEmpty() ? 0 : pills - getHgap();
    }
}
