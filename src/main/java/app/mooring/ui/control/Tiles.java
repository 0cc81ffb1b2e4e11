package app.mooring.ui.control;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Lays what it has out in columns of the same width, as many as there is room for. What stands in a row is equally
/// high, unless room is kept.
public final class Tiles extends Pane {
    /// How much wider than need be a tile is worth being.
    private static final double WIDE = 2.2;

    private final double gap;
    private final int most;
    private final Fill fill;

    /// What becomes of the room that is left.
    public enum Fill {
        /// Those of a row share it.
        SHARED,
        /// It is kept for others that may come.
        KEPT,
        /// The rows are made equally long, and what has got wide enough leaves the rest.
        BALANCED
    }

    /// @param most columns
    public Tiles(double gap, int most, Fill fill) {
        this.gap = gap;
        this.most = most;
        this.fill = fill;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /// How narrow a tile may be. All are taken to be alike.
    private double narrowest() {
        return getManagedChildren().stream()
                .mapToDouble(node -> node.minWidth(-1))
                .findFirst()
                .orElse(0);
    }

    private int columns(double width) {
        List<Node> nodes = getManagedChildren();
        if (nodes.isEmpty()) {
            return 1;
        }
        int fit = (int) Math.floor((width - snappedLeftInset() - snappedRightInset() + gap) / (narrowest() + gap));
        int columns = Math.clamp(fit, 1, most);
        return switch (fill) {
            case KEPT -> columns;
            case SHARED -> Math.min(columns, nodes.size());
            case BALANCED -> Math.ceilDiv(nodes.size(), Math.ceilDiv(nodes.size(), columns));
        };
    }

    private double tile(double width, int columns) {
        double share = (width - snappedLeftInset() - snappedRightInset() - gap * (columns - 1)) / columns;
        return fill == Fill.BALANCED ? Math.min(share, WIDE * narrowest()) : share;
    }

    private double height(int row, int columns, double tile) {
        List<Node> nodes = getManagedChildren();
        return nodes.subList(row * columns, Math.min(nodes.size(), (row + 1) * columns)).stream()
                .mapToDouble(node -> node.prefHeight(tile))
                .max()
                .orElse(0);
    }

    private int rows(int columns) {
        return Math.ceilDiv(getManagedChildren().size(), columns);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return getManagedChildren().stream()
                .mapToDouble(node -> node.minWidth(-1) + gap)
                .limit(most)
                .sum();
    }

    @Override
    protected double computePrefHeight(double width) {
        double given = width < 0 ? prefWidth(-1) : width;
        int columns = columns(given);
        double tile = tile(given, columns);
        double height = Math.max(0, rows(columns) - 1) * gap;
        for (int row = 0; row < rows(columns); row++) {
            height += height(row, columns, tile);
        }
        return snappedTopInset() + height + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        double tile = tile(getWidth(), columns);
        List<Node> nodes = getManagedChildren();
        double y = snappedTopInset();
        for (int row = 0; row < rows(columns); row++) {
            double height = height(row, columns, tile);
            for (int i = row * columns; i < Math.min(nodes.size(), (row + 1) * columns); i++) {
                double x = snappedLeftInset() + (i - row * columns) * (tile + gap);
                double left = snapPositionX(x);
                Node node = nodes.get(i);
                double high = fill == Fill.KEPT ? node.prefHeight(tile) : height;
                node.resizeRelocate(left, y, snapPositionX(x + tile) - left, high);
            }
            y += height + gap;
        }
    }
}
