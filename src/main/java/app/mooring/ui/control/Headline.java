package app.mooring.ui.control;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/// The first line of a card: what it is at the left, what can be done at the right. Where there is no room for both in
/// one line, the second goes below.
public final class Headline extends FlowPane {
    private final Region actions;

    public Headline(Node title, Region actions) {
        super(title, actions);
        this.actions = actions;
        getStyleClass().add("headline");
        setRowValignment(VPos.CENTER);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        boolean beside = actions.getLayoutX() > snappedLeftInset();
        double right = getWidth() - snappedRightInset() - actions.getWidth();
        // Shifted: whoever is placed twice asks for another layout each time.
        actions.setTranslateX(beside ? right - actions.getLayoutX() : 0);
    }
}
