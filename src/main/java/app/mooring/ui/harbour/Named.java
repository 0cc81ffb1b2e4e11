package app.mooring.ui.harbour;

import app.mooring.ui.control.Dot;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;

/// A name, what there is to say of it, and at the right how it stands: in one line where there is room, else below each
/// other.
final class Named extends Pane {
    private static final double GAP = 8;
    private static final double BELOW = 4;

    private final HBox name;
    private final Label details;
    private final Node state;

    Named(Dot dot, Label title, Label details, Node state) {
        this.name = new HBox(dot, title);
        this.details = details;
        this.state = state;
        name.getStyleClass().add("named");
        name.setAlignment(Pos.CENTER_LEFT);
        details.setWrapText(true);
        getChildren().addAll(name, details, state);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return name.prefWidth(-1) + GAP + details.prefWidth(-1) + GAP + state.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return place(width < 0 ? computePrefWidth(-1) : width, false);
    }

    @Override
    protected void layoutChildren() {
        place(getWidth(), true);
    }

    /// Returns how high it is.
    private double place(double width, boolean move) {
        double named = Math.min(width, Math.ceil(name.prefWidth(-1)));
        double said = Math.ceil(details.prefWidth(-1));
        double stood = Math.min(width, Math.ceil(state.prefWidth(-1)));
        boolean together = named + GAP + stood <= width;
        boolean line = named + GAP + said + GAP + stood <= width;
        double first = Math.max(name.prefHeight(-1), together ? state.prefHeight(-1) : 0);
        double second = together ? first : first + BELOW + state.prefHeight(stood);
        double high = line ? first : second + BELOW + details.prefHeight(width);
        if (move) {
            put(name, 0, 0, named, first);
            put(
                    state,
                    together ? width - stood : 0,
                    together ? 0 : first + BELOW,
                    stood,
                    together ? first : state.prefHeight(stood));
            if (line) {
                put(details, named + GAP, 0, said, first);
            } else {
                put(details, 0, second + BELOW, width, details.prefHeight(width));
            }
        }
        return high;
    }

    /// In the middle of that height.
    private void put(Node node, double x, double y, double width, double height) {
        double own = Math.min(height, node.prefHeight(width));
        node.resizeRelocate(snapPositionX(x), snapPositionY(y + (height - own) / 2), snapSizeX(width), snapSizeY(own));
    }
}
