package app.mooring.ui.control;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Two things at the two ends of a line; where there is no room for both, the second goes below the first. Each gives
/// way to what is left.
public final class Sides extends Pane {
    private static final double GAP = 8;
    private static final double BELOW = 4;

    private final Region left;
    private final Region right;

    public Sides(Region left, Region right) {
        this.left = left;
        this.right = right;
        getChildren().addAll(left, right);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double gap() {
        return right.prefWidth(-1) > 0 ? GAP : 0;
    }

    private boolean together(double width) {
        return Math.ceil(left.prefWidth(-1)) + gap() + Math.ceil(right.prefWidth(-1)) <= width || gap() == 0;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(left.prefWidth(-1)) + gap() + Math.ceil(right.prefWidth(-1));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double given = width < 0 ? computePrefWidth(-1) : width;
        return together(given)
                ? Math.max(left.prefHeight(-1), right.prefHeight(-1))
                : left.prefHeight(given) + BELOW + right.prefHeight(given);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double second = Math.min(width, Math.ceil(right.prefWidth(-1)));
        if (together(width)) {
            double first = gap() == 0 ? width : Math.min(width, Math.ceil(left.prefWidth(-1)));
            put(left, 0, first, 0, getHeight(), left.prefHeight(-1));
            put(right, width - second, second, 0, getHeight(), right.prefHeight(-1));
        } else {
            double first = left.prefHeight(width);
            put(left, 0, width, 0, first, first);
            put(right, 0, width, first + BELOW, right.prefHeight(width), right.prefHeight(width));
        }
    }

    /// In the middle of that line.
    private void put(Region node, double x, double width, double y, double line, double height) {
        node.resizeRelocate(
                snapPositionX(x), snapPositionY(y + (line - height) / 2), snapSizeX(width), snapSizeY(height));
    }
}
