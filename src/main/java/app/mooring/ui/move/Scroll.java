package app.mooring.ui.move;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// As high as what is in it, which wraps at its width; it scrolls where there is less room.
final class Scroll extends ScrollPane {
    private final Region content;

    Scroll(Region content) {
        super(content);
        this.content = content;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(0);
        getStyleClass().add("sheet-scroll");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double insets = snappedTopInset() + snappedBottomInset();
        double sides = snappedLeftInset() + snappedRightInset();
        return content.prefHeight(width < 0 ? -1 : width - sides) + insets;
    }
}
