package app.mooring.ui.harbour;

import java.util.HashMap;
import java.util.Map;
import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.util.Duration;

/// Lets blocks travel to where they are from where they were, unless the person wants no motion.
final class Travel {
    private static final Duration TIME = Duration.millis(450);

    private final Node ground;

    /// @param ground what all of them lie on
    Travel(Node ground) {
        this.ground = ground;
    }

    /// Where they are in the window.
    static Map<BlockView, Point2D> places(Iterable<BlockView> views) {
        Map<BlockView, Point2D> places = new HashMap<>();
        views.forEach(view -> {
            if (view.getScene() != null) {
                places.put(view, view.localToScene(0, 0));
            }
        });
        return places;
    }

    /// Each travels from there to where it is laid out now.
    void from(Map<BlockView, Point2D> before) {
        if (before.isEmpty() || ground.getScene() == null) {
            return;
        }
        ground.getScene().getRoot().applyCss();
        ground.getScene().getRoot().layout();
        before.forEach((view, place) -> {
            if (view.getScene() != null) {
                Point2D now = view.localToScene(0, 0);
                view.setTranslateX(view.getTranslateX() + place.getX() - now.getX());
                view.setTranslateY(view.getTranslateY() + place.getY() - now.getY());
                home(view);
            }
        });
    }

    /// It travels back to where it is laid out.
    void home(Node view) {
        if (view.getScene() == null || view.getScene().getPreferences().isReducedMotion()) {
            view.setTranslateX(0);
            view.setTranslateY(0);
            lower(view);
            return;
        }
        lift(view);
        TranslateTransition way = new TranslateTransition(TIME, view);
        way.setToX(0);
        way.setToY(0);
        way.setInterpolator(Interpolator.EASE_BOTH);
        way.setOnFinished(_ -> lower(view));
        way.play();
    }

    /// Has it drawn over all others.
    void lift(Node view) {
        order(view, -1);
    }

    void lower(Node view) {
        order(view, 0);
    }

    private void order(Node view, double order) {
        for (Node node = view; node != null && !node.equals(ground); node = node.getParent()) {
            node.setViewOrder(order);
        }
    }
}
