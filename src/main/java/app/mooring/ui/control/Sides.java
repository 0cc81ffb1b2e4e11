package app.mooring.ui.control;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Two things at the two ends of a line; where there is no room for both, the second goes below the first. A first one
/// that wraps has room enough as soon as it has its least width.
public final class Sides extends Pane {
    private static final double GAP = 8;

    private final Region left;
    private final Region right;
    private final double below;

    public Sides(Region left, Region right) {
        this(left, right, GAP);
    }

    /// @param below how far below the first the second goes
    public Sides(Region left, Region right, double below) {
        this.below = below;
        this.left = left;
        this.right = right;
        getChildren().addAll(left, right);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double gap() {
        return second() > 0 ? GAP : 0;
    }

    private double first() {
        double wanted = Math.ceil(left.prefWidth(-1));
        return left.getContentBias() == Orientation.HORIZONTAL ? Math.min(wanted, left.minWidth(-1)) : wanted;
    }

    private double second() {
        return right.isManaged() ? Math.ceil(right.prefWidth(-1)) : 0;
    }

    private boolean together(double width) {
        return first() + gap() + second() <= width || gap() == 0;
    }

    /// How wide the first is where both stand in one line.
    private double beside(double width) {
        return gap() == 0 ? width : Math.min(Math.ceil(left.prefWidth(-1)), width - gap() - second());
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(left.prefWidth(-1)) + gap() + second();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double given = width < 0 ? computePrefWidth(-1) : width;
        return together(given)
                ? Math.max(left.prefHeight(beside(given)), right.prefHeight(second()))
                : left.prefHeight(given) + below + right.prefHeight(Math.min(given, second()));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double second = Math.min(width, second());
        if (together(width)) {
            double first = beside(width);
            put(left, 0, first, 0, getHeight(), left.prefHeight(first));
            put(right, width - second, second, 0, getHeight(), right.prefHeight(second));
        } else {
            double first = left.prefHeight(width);
            double high = right.prefHeight(second);
            put(left, 0, width, 0, first, first);
            put(right, 0, second, first + below, high, high);
        }
    }

    /// In the middle of that line.
    private void put(Region node, double x, double width, double y, double line, double height) {
        node.resizeRelocate(
                snapPositionX(x), snapPositionY(y + (line - height) / 2), snapSizeX(width), snapSizeY(height));
    }
}
