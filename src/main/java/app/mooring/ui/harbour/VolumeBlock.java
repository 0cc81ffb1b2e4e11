package app.mooring.ui.harbour;

import app.mooring.lab.Volume;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Place;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A volume: dragged onto a machine, or moved by the menu that Enter opens on it.
final class VolumeBlock extends HBox {
    /// What is dragged: the volume's name.
    static final DataFormat VOLUME = new DataFormat("application/x-mooring-volume");

    private final Desk desk;
    private final Texts texts;
    private final String name;
    private final Consumer<String> move;
    private final Label where = Labels.of("", "muted", "small");
    private final Label size = Labels.of("", "muted", "small");
    private final ProgressBar bar = new ProgressBar(0);
    private final FlowPane containers = new FlowPane();
    private final ContextMenu menu = new ContextMenu();
    private @Nullable Volume shown;
    private List<String> machines = List.of();

    /// @param move is told the machine that the person wants it on
    VolumeBlock(Desk desk, Texts texts, String name, Consumer<String> move) {
        this.desk = desk;
        this.texts = texts;
        this.name = name;
        this.move = move;
        getStyleClass().add("volume-block");
        setId(id(name));
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        VBox text = new VBox(Labels.of(name, "strong"), where);
        HBox.setHgrow(text, Priority.ALWAYS);
        VBox fill = new VBox(size, bar);
        containers.getStyleClass().add("volume-containers");
        containers.setAlignment(Pos.CENTER_RIGHT);
        containers.setPrefWrapLength(160);
        getChildren().addAll(text, fill, containers);
        setAlignment(Pos.CENTER_LEFT);
        setOnDragDetected(event -> {
            var board = startDragAndDrop(TransferMode.MOVE);
            board.setContent(Map.of(VOLUME, name));
            board.setDragView(snapshot(null, null));
            event.consume();
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.M) {
                openMenu();
                event.consume();
            }
        });
        setOnContextMenuRequested(event -> {
            openMenu();
            event.consume();
        });
    }

    /// The node's ID of the volume of that name.
    static String id(String volume) {
        return "harbour-volume-" + volume;
    }

    private void openMenu() {
        Volume volume = shown;
        menu.getItems().clear();
        for (String machine : machines) {
            if (volume == null || !machine.equals(volume.machine())) {
                MenuItem item = item("volume.move", () -> move.accept(machine), machine);
                item.setId("harbour-move-" + machine);
                menu.getItems().add(item);
            }
        }
        menu.getItems().add(item("volume.show", () -> desk.navigator().go(Place.VOLUMES, name)));
        menu.show(this, Side.BOTTOM, 0, 0);
    }

    private MenuItem item(String key, Runnable doing, Object... arguments) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(texts.of(key, arguments));
        item.setOnAction(_ -> doing.run());
        return item;
    }

    void show(Volume volume, List<String> targets) {
        machines = targets;
        if (Objects.equals(shown, volume)) {
            return;
        }
        shown = volume;
        boolean broken = volume.state() == Volume.State.INACCESSIBLE;
        getStyleClass().removeAll("volume-broken", "volume-used", "volume-free");
        getStyleClass().add(broken ? "volume-broken" : volume.machine() == null ? "volume-free" : "volume-used");
        String place = Stream.of(volume.device(), volume.fileSystem())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
        where.textProperty()
                .bind(
                        broken
                                ? texts.of("volume.broken")
                                : volume.machine() == null
                                        ? texts.of("volume.free")
                                        : texts.of("volume.port", volume.port(), place));
        size.textProperty()
                .bind(texts.of("volume.size", Texts.bytes(volume.usedBytes()), Texts.bytes(volume.fullBytes())));
        bar.setProgress(volume.fullBytes() == 0 ? 0 : Math.min(1, volume.usedBytes() / (double) volume.fullBytes()));
        containers
                .getChildren()
                .setAll(volume.containers().stream()
                        .map(container -> new Pill(container, Tone.GOOD))
                        .toList());
        accessibleTextProperty().bind(texts.of("volume.name", name, where.textProperty()));
    }
}
