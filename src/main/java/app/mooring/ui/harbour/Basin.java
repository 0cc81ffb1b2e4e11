package app.mooring.ui.harbour;

import app.mooring.lab.LabSnapshot.Interrupted;
import app.mooring.ui.control.Interruption;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Tiles;
import app.mooring.ui.harbour.HarbourModel.Harbour;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Point2D;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The picture itself. Nodes stay as long as what they show is there, and change in their place.
final class Basin extends VBox implements AutoCloseable {
    private static final Set<KeyCode> OPENING = Set.of(KeyCode.ENTER, KeyCode.SPACE, KeyCode.M);

    private final Desk desk;
    private final Texts texts;
    private final HarbourModel model;
    private final BiConsumer<Block, Berth> move;
    private final Consumer<Block> detach;
    private final HostCard host;
    private final Tiles machines = new Tiles(16, 3, Tiles.Fill.SHARED);
    private final Quay quay;
    private final Label waiting;
    private final Map<String, BerthCard> cards = new LinkedHashMap<>();
    private final Map<String, BlockView> views = new LinkedHashMap<>();
    private final Travel travel = new Travel(this);
    private final Drag drag;
    private final ChangeListener<@Nullable Harbour> follower = (_, _, now) -> show(now);

    /// @param move is told which volume is to go where
    /// @param detach is told which one is to be free
    Basin(Desk desk, Texts texts, HarbourModel model, BiConsumer<Block, Berth> move, Consumer<Block> detach) {
        this.desk = desk;
        this.texts = texts;
        this.model = model;
        this.move = move;
        this.detach = detach;
        this.host = new HostCard(
                model,
                texts,
                desk,
                desk.lab().rooms().lab().webService(),
                () -> desk.navigator().go(Place.SETUP),
                interrupted -> interruption(interrupted, HarbourModel.HOST));
        this.quay = new Quay(texts, model.isNew(), () -> desk.navigator().go(Place.VOLUMES));
        this.waiting = Labels.of(texts.of("waiting"), "muted");
        this.drag =
                new Drag(cards::values, travel, move, () -> show(model.harbour().get()));
        getStyleClass().add("basin");
        getChildren().setAll(waiting);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && drag.cancel()) {
                event.consume();
            }
        });
        model.harbour().addListener(follower);
        show(model.harbour().get());
    }

    private void show(@Nullable Harbour now) {
        if (now == null) {
            return;
        }
        if (getChildren().contains(waiting)) {
            getChildren().setAll(host, machines, quay);
        }
        Map<BlockView, Point2D> leaving = Travel.places(now.blocks()
                .filter(block -> views.containsKey(block.name()))
                .filter(block -> !views.get(block.name()).block().machine().equals(block.machine()))
                .map(block -> views.get(block.name()))
                .toList());
        List<Block> onQuay = now.onQuay();
        views.keySet()
                .retainAll(
                        Stream.concat(now.berths().stream().flatMap(berth -> berth.blocks().stream()), onQuay.stream())
                                .map(Block::name)
                                .collect(Collectors.toSet()));
        host.show(now.host(), now.taken(), now.fresh(), now.interrupted());
        arrange(now);
        now.berths().forEach(berth -> cards.get(berth.name()).show(berth, this::view));
        quay.show(onQuay.stream().map(this::view).toList(), now);
        travel.from(leaving);
    }

    private void arrange(Harbour now) {
        List<String> names = now.berths().stream().map(Berth::name).toList();
        if (!List.copyOf(cards.keySet()).equals(names)) {
            cards.keySet().retainAll(names);
            names.forEach(name -> cards.computeIfAbsent(name, this::card));
            machines.getChildren().setAll(names.stream().map(cards::get).toList());
        }
    }

    private BerthCard card(String name) {
        return new BerthCard(model, texts, desk, name);
    }

    private BlockView view(Block block) {
        BlockView view = views.computeIfAbsent(
                block.name(),
                _ -> view(new BlockView(
                        desk.languages(),
                        block,
                        interrupted -> interruption(interrupted, HarbourModel.volume(block.name())),
                        new RunLine(model, desk, HarbourModel.volume(block.name())))));
        view.show(block);
        return view;
    }

    private Node interruption(Interrupted what, String object) {
        return Interruption.of(desk.languages(), what, model.idle(object), () -> model.settle(what));
    }

    private BlockView view(BlockView made) {
        drag.follow(made);
        made.whenFired(() -> open(made));
        made.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            open(made);
            event.consume();
        });
        made.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (OPENING.contains(event.getCode()) && !event.isShortcutDown()) {
                open(made);
                event.consume();
            }
        });
        made.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                details(made.block());
            }
        });
        return made;
    }

    private void open(BlockView view) {
        new BlockMenu(texts, model, view.block(), move, detach, this::details).show(view, Side.BOTTOM, 0, 0);
    }

    private void details(Block block) {
        desk.navigator().go(Place.VOLUMES, block.name());
    }

    /// Begins to move it there, as if it were dropped.
    void move(Block block, Berth target) {
        move.accept(block, target);
    }

    /// The keyboard goes to that volume.
    void focus(String volume) {
        Optional.ofNullable(views.get(volume)).ifPresent(Node::requestFocus);
    }

    @Override
    public void close() {
        model.harbour().removeListener(follower);
    }
}
