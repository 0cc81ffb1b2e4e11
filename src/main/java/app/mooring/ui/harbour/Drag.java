package app.mooring.ui.harbour;

import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Dragging a block onto a machine's card.
final class Drag {
    private static final double THRESHOLD = 6;

    /// How near to the edge of what scrolls the pointer is when it scrolls there, and how far in one pulse.
    private static final double EDGE = 32;

    private static final double STEP = 8;

    private final Supplier<Collection<BerthCard>> cards;
    private final Travel travel;
    private final BiConsumer<Block, Berth> dropped;
    private final Runnable ended;
    private @Nullable Point2D pressed;
    private @Nullable BlockView dragged;
    private @Nullable BerthCard over;
    private Point2D pointer = Point2D.ZERO;

    /// What is dragged stays at the pointer while what it lies on scrolls under it.
    private final AnimationTimer scrolling = new AnimationTimer() {
        @Override
        public void handle(long now) {
            BlockView view = dragged;
            if (view != null && scroll(view)) {
                moved(view, pointer.getX(), pointer.getY());
            }
        }
    };

    /// @param dropped is told what was dropped on a machine that can take it
    /// @param ended is told of each end, before
    Drag(Supplier<Collection<BerthCard>> cards, Travel travel, BiConsumer<Block, Berth> dropped, Runnable ended) {
        this.cards = cards;
        this.travel = travel;
        this.dropped = dropped;
        this.ended = ended;
    }

    /// Lets that block be dragged.
    void follow(BlockView view) {
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            view.requestFocus();
            pressed = event.getButton() == MouseButton.PRIMARY
                    ? view.sceneToLocal(event.getSceneX(), event.getSceneY())
                    : null;
            event.consume(); // the pane that scrolls would take the keyboard
        });
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            moved(view, event.getSceneX(), event.getSceneY());
            event.consume();
        });
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> released());
    }

    private void moved(BlockView view, double x, double y) {
        Point2D grip = pressed;
        if (grip == null || view.getParent() == null) {
            return;
        }
        if (dragged == null && view.sceneToLocal(x, y).distance(grip) >= THRESHOLD) {
            dragged = view;
            travel.lift(view);
            scrolling.start();
            view.setCursor(Cursor.CLOSED_HAND);
            cards.get().forEach(card -> card.mark(takes(card, view.block())));
        }
        if (dragged == view) {
            pointer = new Point2D(x, y);
            Point2D place = view.getParent().sceneToLocal(x, y);
            view.setTranslateX(place.getX() - grip.getX() - view.getLayoutX());
            view.setTranslateY(place.getY() - grip.getY() - view.getLayoutY());
            over(under(x, y).orElse(null), view);
        }
    }

    /// Scrolls on where the pointer is at the upper or lower edge. Returns whether it did.
    private boolean scroll(BlockView view) {
        ScrollPane pane = around(view).orElse(null);
        if (pane == null || !(pane.getContent() instanceof Region content)) {
            return false;
        }
        double height = pane.getViewportBounds().getHeight();
        double hidden = content.getHeight() - height;
        double place = pane.sceneToLocal(pointer).getY();
        double way = place < EDGE ? -STEP : place > height - EDGE ? STEP : 0;
        double before = pane.getVvalue();
        if (way != 0 && hidden > 0) {
            pane.setVvalue(Math.clamp(before + way / hidden, 0, 1));
        }
        return pane.getVvalue() != before;
    }

    private static Optional<ScrollPane> around(Node view) {
        Node node = view;
        while (node != null && !(node instanceof ScrollPane)) {
            node = node.getParent();
        }
        return Optional.ofNullable((ScrollPane) node);
    }

    private static boolean takes(BerthCard card, Block block) {
        return card.berth().filter(berth -> berth.takes(block)).isPresent();
    }

    /// By the bounds of the cards alone: the block that is dragged is still a child of one of them.
    private Optional<BerthCard> under(double x, double y) {
        return cards.get().stream()
                .filter(card -> card.getLayoutBounds().contains(card.sceneToLocal(x, y)))
                .findFirst();
    }

    private void over(@Nullable BerthCard now, BlockView view) {
        if (now != over) {
            offer(over, null);
            over = now;
            offer(now, view.block());
        }
    }

    private static void offer(@Nullable BerthCard card, @Nullable Block block) {
        if (card != null) {
            card.offer(block);
        }
    }

    private void released() {
        BlockView view = dragged;
        Optional<Berth> target = Optional.ofNullable(over).flatMap(BerthCard::berth);
        cancel();
        if (view != null) {
            target.filter(berth -> berth.takes(view.block())).ifPresent(berth -> dropped.accept(view.block(), berth));
        }
    }

    /// Puts back what is being dragged. Returns whether anything was.
    boolean cancel() {
        BlockView view = dragged;
        pressed = null;
        dragged = null;
        scrolling.stop();
        if (view == null) {
            return false;
        }
        offer(over, null);
        over = null;
        cards.get().forEach(card -> card.mark(false));
        view.setCursor(null);
        travel.home(view);
        ended.run();
        return true;
    }
}
