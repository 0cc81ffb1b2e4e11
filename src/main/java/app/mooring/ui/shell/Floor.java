package app.mooring.ui.shell;

import app.mooring.ui.control.Typed;
import app.mooring.ui.work.Panes;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What lies over the pages: the pane in which something is decided, at the lower right, notices, at the lower
/// left, and the palette, at the top.
final class Floor extends StackPane implements Panes<Node> {
    private static final double MARGIN = 24;

    /// How high a page's header is, with the room below it.
    private static final double HEADER = 68;

    private static final KeyCombination ENTER = new KeyCodeCombination(KeyCode.ENTER);

    private final Node ground;
    private final Optional<Region> foot;
    private final Optional<Region> side;
    private final Questions questions;
    private final VBox notices = new VBox();
    private @Nullable Node pane;

    /// Whether one went elsewhere, and the pane stayed.
    private boolean left;

    /// Whether the person took the keyboard out of the pane.
    private boolean elsewhere;
    private @Nullable Node over;
    private @Nullable Node before;
    private @Nullable Node beforeOver;

    /// @param foot what stays in sight below a pane
    /// @param side what stays in sight at the left of notices
    /// @param questions what lies over it: while there is one, the pane waits out of sight
    Floor(Node ground, Optional<Region> foot, Optional<Region> side, Questions questions) {
        this.questions = questions;
        this.ground = ground;
        this.foot = foot;
        this.side = side;
        notices.getStyleClass().add("toasts");
        notices.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        notices.setPickOnBounds(false);
        StackPane.setAlignment(notices, Pos.BOTTOM_LEFT);
        getChildren().addAll(ground, notices);
        ChangeListener<@Nullable Node> keyboard = (_, from, to) -> moved(from, to);
        sceneProperty().subscribe((old, now) -> {
            if (old != null) {
                old.focusOwnerProperty().removeListener(keyboard);
            }
            if (now != null) {
                now.focusOwnerProperty().addListener(keyboard);
            }
        });
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (over != null && event.getTarget() instanceof Node hit && !isIn(hit, over)) {
                lift();
                event.consume();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE
                    && pane != null
                    && (!left || (event.getTarget() instanceof Node hit && isIn(hit, pane)))
                    && !questions.open().get()) {
                close();
                event.consume();
            }
        });
        // On macOS JavaFX leaves Enter to a default button, which Enter would press from anywhere in the window.
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (ENTER.match(event) && event.getTarget() instanceof Button hit && isInPane(hit)) {
                hit.fire();
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
        Insets margin = aboveFoot(MARGIN);
        StackPane.setMargin(shown, new Insets(MARGIN / 2, margin.getRight(), margin.getBottom(), margin.getLeft()));
        getChildren().add(1, shown);
        shown.visibleProperty().bind(questions.open().not());
        if (questions.open().get()) {
            questions.recall();
            return;
        }
        shown.requestFocus();
        Optional.ofNullable(shown.lookup(".button:default")).ifPresent(Node::requestFocus);
    }

    /// A pane is as high as it has to be; one that would hide half of a page's header hides all of it.
    @Override
    protected void layoutChildren() {
        if (pane instanceof Region region) {
            double room = getHeight() - footHeight() - MARGIN - HEADER;
            double width = Math.min(region.maxWidth(-1), getWidth() - 2 * MARGIN);
            double most = region.prefHeight(width) > room ? Double.MAX_VALUE : USE_PREF_SIZE;
            if (region.getMaxHeight() != most) {
                region.setMaxHeight(most);
            }
        }
        super.layoutChildren();
    }

    private Insets aboveFoot(double margin) {
        return new Insets(margin, margin, margin + footHeight(), margin);
    }

    double footHeight() {
        return foot.map(Region::getHeight).orElse(0.0);
    }

    Optional<Node> pane() {
        return Optional.ofNullable(pane);
    }

    /// Where the person decides something now: the pane, or the form that fills the window.
    Optional<Node> asking() {
        return Optional.ofNullable(pane)
                .filter(_ -> !left)
                .or(() -> foot.isEmpty() ? Optional.of(ground) : Optional.empty());
    }

    /// Shows it until it is taken out. It leaves the keyboard where it is, and covers neither foot nor side nor a pane.
    void tell(Node notice) {
        Insets margin = aboveFoot(MARGIN / 2);
        double left = margin.getLeft() + side.map(Region::getWidth).orElse(0.0);
        StackPane.setMargin(notices, new Insets(margin.getTop(), margin.getRight(), margin.getBottom(), left));
        notices.getChildren().add(notice);
    }

    void forget(Node notice) {
        notices.getChildren().remove(notice);
    }

    private @Nullable Node owner() {
        return getScene() == null ? null : getScene().getFocusOwner();
    }

    /// What JavaFX moves by itself, from what is disabled, hidden or taken out, has been nowhere before.
    private void moved(@Nullable Node from, @Nullable Node to) {
        if (from == null || isInPane(to)) {
            elsewhere = false;
        } else if (to != null) {
            elsewhere = pane != null;
        }
    }

    /// The keyboard goes back to where it was before. A pane may go by itself: it takes it from nobody who went on
    /// elsewhere.
    @Override
    public void close() {
        boolean stays = elsewhere || over != null;
        if (isInPane(beforeOver)) {
            beforeOver = before;
        }
        remove();
        if (!stays && before != null && !questions.isFocusWithin()) {
            before.requestFocus();
        }
        before = null;
    }

    private boolean isInPane(@Nullable Node node) {
        return pane != null && node != null && isIn(node, pane);
    }

    /// One goes elsewhere: the pane goes, but one in which something was typed.
    void leave() {
        left = pane instanceof Typed typed && typed.unsaved();
        if (!left) {
            close();
        }
    }

    /// Whether the keyboard is in a question that lies over it.
    boolean asked() {
        return questions.isFocusWithin();
    }

    private void remove() {
        left = false;
        if (pane != null) {
            getChildren().remove(pane);
            pane.visibleProperty().unbind();
            pane = null;
        }
        elsewhere = false;
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
        if (beforeOver != null && !questions.isFocusWithin()) {
            beforeOver.requestFocus();
        }
        beforeOver = null;
    }

    static boolean isIn(@Nullable Node node, Node above) {
        for (@Nullable Node one = node; one != null; one = one.getParent()) {
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
