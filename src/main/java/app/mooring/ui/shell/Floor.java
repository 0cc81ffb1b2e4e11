package app.mooring.ui.shell;

import app.mooring.ui.work.Panes;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What lies over the pages: the pane in which something is decided, at the lower right, and the palette, at the top.
final class Floor extends StackPane implements Panes<Node> {
    private static final double MARGIN = 24;

    private final Optional<Region> foot;
    private @Nullable Node pane;
    private @Nullable Node over;
    private @Nullable Node before;
    private @Nullable Node beforeOver;

    /// @param foot what stays in sight below a pane
    Floor(Node ground, Optional<Region> foot) {
        this.foot = foot;
        getChildren().add(ground);
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (over != null && event.getTarget() instanceof Node hit && !isIn(hit, over)) {
                lift();
                event.consume();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && pane != null) {
                close();
                event.consume();
            }
        });
    }

    @Override
    public void show(Node shown) {
        Node focused = pane == null ? owner() : before;
        remove();
        before = focused;
        pane = shown;
        StackPane.setAlignment(shown, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(
                shown,
                new Insets(MARGIN, MARGIN, MARGIN + foot.map(Region::getHeight).orElse(0.0), MARGIN));
        if (shown instanceof Region region) {
            region.setMaxHeight(Region.USE_PREF_SIZE);
        }
        getChildren().add(1, shown);
        shown.requestFocus();
        Optional.ofNullable(shown.lookup(".button:default")).ifPresent(Node::requestFocus);
    }

    private @Nullable Node owner() {
        return getScene() == null ? null : getScene().getFocusOwner();
    }

    @Override
    public void close() {
        remove();
        if (before != null) {
            before.requestFocus();
        }
        before = null;
    }

    /// Whether that is the pane that is shown.
    boolean shows(Node one) {
        return one.equals(pane);
    }

    private void remove() {
        getChildren().remove(pane);
        pane = null;
    }

    /// Lays it over all, at the top.
    void lay(Node shown) {
        lift();
        beforeOver = owner();
        over = shown;
        StackPane.setAlignment(shown, Pos.TOP_CENTER);
        StackPane.setMargin(shown, new Insets(MARGIN * 2, MARGIN, MARGIN, MARGIN));
        getChildren().add(shown);
    }

    /// Takes it away; the keyboard goes back to where it was.
    void lift() {
        if (over == null) {
            return;
        }
        getChildren().remove(over);
        over = null;
        if (beforeOver != null) {
            beforeOver.requestFocus();
        }
        beforeOver = null;
    }

    private static boolean isIn(Node node, Node above) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (one.equals(above)) {
                return true;
            }
        }
        return false;
    }

    boolean covered() {
        return over != null;
    }
}
