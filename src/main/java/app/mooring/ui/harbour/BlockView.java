package app.mooring.ui.harbour;

import app.mooring.lab.LabSnapshot.Interrupted;
import app.mooring.ui.control.Flow;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Sides;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A volume: a block that can be dragged, and opened by the keyboard.
final class BlockView extends VBox {
    private static final double BELOW = 4;

    private final Languages languages;
    private final Texts texts;
    private final Label name = new Label();
    private final Label where = Labels.of("", "muted", "small");
    private final Label used = Labels.of("", "muted", "small");
    private final ProgressBar bar = new ProgressBar();
    private final Label note = Labels.wrapped("", "small");
    private final VBox interruption = new VBox();
    private final Function<Interrupted, Node> told;
    private final Flow containers = new Flow("block-containers");
    private Block block;
    private Runnable fired = () -> {};

    /// @param told tells what was interrupted that touches it
    /// @param run what is told of what was begun on it
    BlockView(Languages languages, Block block, Function<Interrupted, Node> told, Node run) {
        this.languages = languages;
        this.texts = languages.of(BlockView.class);
        this.told = told;
        this.block = block;
        setId("harbour-volume-" + block.name());
        name.getStyleClass().add("strong");
        name.setMinWidth(0);
        where.setMinWidth(Label.USE_PREF_SIZE);
        used.setMinWidth(Label.USE_PREF_SIZE);
        bar.setFocusTraversable(false);
        used.managedProperty().bind(used.visibleProperty());
        bar.managedProperty().bind(bar.visibleProperty());
        note.getStyleClass().add("block-note");
        note.managedProperty().bind(note.visibleProperty());
        Sides head = new Sides(name, containers, BELOW);
        HBox foot = line(where, spring(), used, bar);
        interruption.getStyleClass().add("block-interruption");
        interruption.managedProperty().bind(Bindings.isNotEmpty(interruption.getChildren()));
        getChildren().addAll(head, foot, note, interruption, run);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        draw();
        drawInterruption();
    }

    private void drawInterruption() {
        interruption.getChildren().setAll(block.interrupted().map(told).stream().toList());
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("block-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Node spring() {
        HBox spring = new HBox();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /// Has that done where a screen reader presses it.
    void whenFired(Runnable doing) {
        fired = doing;
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            fired.run();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }

    Block block() {
        return block;
    }

    /// Draws it anew, where it is other than before.
    void show(Block now) {
        if (!now.equals(block)) {
            boolean otherwise = !now.interrupted().equals(block.interrupted());
            block = now;
            draw();
            if (otherwise) {
                drawInterruption();
            }
        }
    }

    private void draw() {
        getStyleClass().setAll("block", "colour-" + block.colour());
        if (block.broken().isPresent()) {
            getStyleClass().add("broken");
        }
        if (block.interrupted().isPresent()) {
            getStyleClass().add("interrupted");
        }
        name.setText(block.name());
        name.setTooltip(new Tooltip(block.name()));
        name.setGraphic(block.broken().isPresent() ? new FontIcon(Feather.ALERT_TRIANGLE) : null);
        ObservableValue<String> state = state();
        where.textProperty().bind(state);
        used.textProperty().bind(texts.of("used", Texts.bytes(block.usedBytes()), Texts.bytes(block.fullBytes())));
        bar.setProgress(block.fill());
        used.setVisible(block.readable());
        bar.setVisible(block.readable());
        ObservableValue<String> more = more();
        note.textProperty().bind(more);
        note.setVisible(!more.getValue().isEmpty());
        containers
                .getChildren()
                .setAll(block.containers().stream().map(this::pill).toList());
        accessibleTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> Stream.concat(
                                        Stream.of(block.name(), state.getValue(), more.getValue(), used.getText()),
                                        block.containers().stream()
                                                .map(this::told)
                                                .map(ObservableValue::getValue))
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(", ")),
                        state,
                        more,
                        used.textProperty()));
    }

    private ObservableValue<String> state() {
        if (!block.attached()) {
            return texts.of("notAttached");
        }
        String seen = Stream.of(block.device(), block.fileSystem())
                .filter(word -> !word.isEmpty())
                .map(word -> " · " + word)
                .collect(Collectors.joining());
        return texts.of("attached", block.port(), seen);
    }

    /// Where its chain breaks, or what else is not as usual; empty: all is well.
    private ObservableValue<String> more() {
        return block.broken()
                .map(link -> link.said(languages))
                .orElseGet(
                        () -> block.stranger() ? texts.of("stranger", block.machine()) : new SimpleStringProperty(""));
    }

    /// What it is called, and where it is, unless that is where the volume is.
    private String said(Block.Holder holder) {
        return holder.elsewhere().isEmpty()
                ? holder.name()
                : texts.now("container.at", holder.name(), holder.elsewhere());
    }

    private Node pill(Block.Holder holder) {
        Pill pill = new Pill(said(holder), holder.state() == ContainerState.RUNS ? Tone.GOOD : Tone.NEUTRAL);
        pill.setMinWidth(0);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(told(holder));
        pill.setTooltip(tooltip);
        pill.getStyleClass().add(holder.state().word());
        return pill;
    }

    /// Whether it runs.
    private ObservableValue<String> told(Block.Holder holder) {
        return texts.of("container." + holder.state().word(), said(holder));
    }

    /// Has those blocks in that pane, in that order, and keeps the nodes of those that were there.
    static void arrange(Pane pane, List<BlockView> views) {
        if (!Objects.equals(pane.getChildren(), views)) {
            pane.getChildren().setAll(views);
        }
    }
}
