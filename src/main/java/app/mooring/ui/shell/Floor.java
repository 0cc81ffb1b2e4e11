package app.mooring.ui.shell;

import app.mooring.ui.work.Panes;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What lies over the pages: the pane in which something is decided, at the lower right, and the palette, at the top.
final class Floor extends StackPane implements Panes<Node> {
    private static final double MARGIN = 24;

    private @Nullable Node pane;
    private @Nullable Node over;
    private @Nullable Node before;

    Floor(Node ground) {
        getChildren().add(ground);
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
        StackPane.setMargin(shown, new Insets(MARGIN));
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

    private void remove() {
        getChildren().remove(pane);
        pane = null;
    }

    /// Lays it over all, at the top.
    void lay(Node shown) {
        lift();
        over = shown;
        StackPane.setAlignment(shown, Pos.TOP_CENTER);
        StackPane.setMargin(shown, new Insets(MARGIN * 2, MARGIN, MARGIN, MARGIN));
        getChildren().add(shown);
    }

    void lift() {
        getChildren().remove(over);
        over = null;
    }

    boolean covered() {
        return over != null;
    }
}
