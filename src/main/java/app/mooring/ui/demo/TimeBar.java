package app.mooring.ui.demo;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/// A stretch of time on the line of the whole.
final class TimeBar extends Region {
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");
    private static final PseudoClass PLANNED = PseudoClass.getPseudoClass("planned");
    private static final double THICK = 8;

    private final Region track = new Region();
    private final Region bar = new Region();
    private double start;
    private double length;

    TimeBar() {
        getStyleClass().add("time-bar");
        track.getStyleClass().add("track");
        bar.getStyleClass().add("bar");
        getChildren().addAll(track, bar);
    }

    /// Shows that step, on a line as long as that.
    void show(StageStep step, long totalMillis) {
        start = step.startMillis() / (double) totalMillis;
        length = step.lengthMillis() / (double) totalMillis;
        bar.setVisible(step.state() != StageStep.State.PLANNED || step.lengthMillis() > 0);
        pseudoClassStateChanged(DOWN, step.down());
        pseudoClassStateChanged(PLANNED, step.state() == StageStep.State.PLANNED);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double y = (getHeight() - THICK) / 2;
        double drawn = Math.max(THICK, length * width);
        track.resizeRelocate(0, y, width, THICK);
        bar.resizeRelocate(Math.clamp(start * width, 0, Math.max(0, width - drawn)), y, Math.min(drawn, width), THICK);
    }

    @Override
    protected double computePrefHeight(double width) {
        return THICK;
    }
}
