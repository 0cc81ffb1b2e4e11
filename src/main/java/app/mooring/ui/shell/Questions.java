package app.mooring.ui.shell;

import app.mooring.ui.work.Panes;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What something waits for the person to decide. It lies over all that is shown, and stays whatever is
/// shown below, until it is decided. Of several, the one that came last is in sight. A pane that it covers
/// is out of sight meanwhile.
final class Questions extends StackPane {
    private static final double MARGIN = 24;

    private final Supplier<Optional<Floor>> below;
    private final Runnable asked;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private @Nullable Node before;

    /// @param below what is shown now; empty: nothing that has panes
    /// @param asked told of each question that is shown
    Questions(Supplier<Optional<Floor>> below, Runnable asked) {
        this.below = below;
        this.asked = asked;
        setPickOnBounds(false);
    }

    /// Whether any question is open.
    ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    /// A place for one question at a time.
    Panes<Node> place() {
        return new Panes<>() {
            private @Nullable Node shown;

            @Override
            public void show(Node pane) {
                close();
                shown = pane;
                ask(pane);
            }

            @Override
            public void close() {
                if (shown != null) {
                    Node gone = shown;
                    shown = null;
                    take(gone);
                }
            }
        };
    }

    private void ask(Node pane) {
        below.get().ifPresent(Floor::lift);
        if (getChildren().isEmpty()) {
            before = getScene() == null ? null : getScene().getFocusOwner();
        }
        getChildren().forEach(one -> one.setVisible(false));
        double foot = below.get().map(Floor::footHeight).orElse(0.0);
        StackPane.setAlignment(pane, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(pane, new Insets(MARGIN, MARGIN, MARGIN + foot, MARGIN));
        if (pane instanceof Region region) {
            region.setMaxHeight(Region.USE_PREF_SIZE);
        }
        getChildren().add(pane);
        open.set(true);
        recall();
        asked.run();
    }

    /// Gives the keyboard to the one in sight.
    void recall() {
        Node last = getChildren().getLast();
        last.requestFocus();
        Optional.ofNullable(last.lookup(".button:default")).ifPresent(Node::requestFocus);
    }

    /// Whoever went elsewhere meanwhile keeps the keyboard there.
    private void take(Node pane) {
        boolean here = isFocusWithin();
        getChildren().remove(pane);
        if (!getChildren().isEmpty()) {
            getChildren().getLast().setVisible(true);
            if (here) {
                recall();
            }
            return;
        }
        open.set(false);
        Node back = before;
        before = null;
        if (here) {
            below.get()
                    .flatMap(Floor::pane)
                    .filter(covered -> !Floor.isIn(back, covered))
                    .or(() -> Optional.ofNullable(back))
                    .ifPresent(Node::requestFocus);
        }
    }
}
