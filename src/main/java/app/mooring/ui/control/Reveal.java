package app.mooring.ui.control;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/// Scrolls what is out of sight into it.
public final class Reveal {
    private static final double MARGIN = 16;

    private Reveal() {}

    /// As far as need be; nothing happens where it does not lie in a pane that scrolls.
    public static void now(Node node) {
        if (node.getScene() == null) {
            return;
        }
        Parent around = node.getParent();
        while (around != null && !(around instanceof ScrollPane)) {
            around = around.getParent();
        }
        if (around instanceof ScrollPane pane) {
            pane.applyCss();
            pane.layout();
            show(pane, pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds())));
        }
    }

    private static void show(ScrollPane pane, Bounds wanted) {
        double seen = pane.getViewportBounds().getHeight();
        double hidden = pane.getContent().getLayoutBounds().getHeight() - seen;
        if (hidden <= 0 || seen <= 0) {
            return;
        }
        double top = hidden * pane.getVvalue();
        if (wanted.getMinY() - MARGIN < top) {
            top = wanted.getMinY() - MARGIN;
        } else if (wanted.getMaxY() + MARGIN > top + seen) {
            top = wanted.getMaxY() + MARGIN - seen;
        }
        pane.setVvalue(Math.clamp(top / hidden, 0, 1));
    }
}
