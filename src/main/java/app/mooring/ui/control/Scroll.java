package app.mooring.ui.control;

import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// As high as what is in it, which wraps at its width; it scrolls where there is less room.
public final class Scroll extends ScrollPane {
    private static final PseudoClass SCROLLED = PseudoClass.getPseudoClass("scrolled");

    private final Region content;

    public Scroll(Region content) {
        super(content);
        this.content = content;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(0);
        getStyleClass().add("sheet-scroll");
        viewportBoundsProperty()
                .addListener((_, _, seen) ->
                        content.pseudoClassStateChanged(SCROLLED, seen.getWidth() > 0 && seen.getWidth() < getWidth()));
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
