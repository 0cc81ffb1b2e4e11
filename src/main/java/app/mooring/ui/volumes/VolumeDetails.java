package app.mooring.ui.volumes;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.ContainerView;
import app.mooring.lab.LabSnapshot.Interrupted;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.Volume;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.CommandBlock;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Interruption;
import app.mooring.ui.control.Keyboard;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Pill;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Doing;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Run;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What is known of the volume that is selected, and what can be done with it; without one, the containers of the lab.
final class VolumeDetails extends ScrollPane {
    private final Desk desk;
    private final VolumesModel model;
    private final VolumeCommands commands;
    private final Texts texts;
    private final VolumeTexts said;
    private final VBox content = new VBox();

    /// What grows and ages all the time changes here alone: the rest is drawn anew only when it is otherwise.
    private final Label about = Labels.wrapped("", "muted", "small");

    private @Nullable MenuButton menu;
    private List<Object> drawn = List.of();

    VolumeDetails(Desk desk, VolumesModel model, VolumeCommands commands) {
        this.desk = desk;
        this.model = model;
        this.commands = commands;
        this.texts = desk.languages().of(VolumeDetails.class);
        this.said = new VolumeTexts(texts);
        setId("volumes-details");
        setFitToWidth(true);
        getStyleClass().addAll("card-scroll", "volume-details");
        content.getStyleClass().add("card-scrolled");
        setContent(content);
    }

    /// Draws it anew where something that it shows has changed; while its menu is open, once it is closed. The keyboard
    /// stays where it is.
    void draw() {
        if (menu != null && menu.isShowing()) {
            return;
        }
        List<Seen> selected = model.selected().stream().map(VolumeRow::now).toList();
        List<Object> now = List.of(
                texts.locale(),
                selected.size() == 1 ? lasting(selected.getFirst()) : selected,
                selected.size() == 1 ? doing(selected.getFirst()) : Optional.empty(),
                containers(selected));
        about.setText(selected.size() == 1 ? said.about(selected.getFirst()) : "");
        if (now.equals(drawn)) {
            return;
        }
        drawn = now;
        menu = null;
        List<Node> parts = new ArrayList<>();
        switch (selected.size()) {
            case 0 -> addContainers(parts, texts.now("containers.all"), containers(selected));
            case 1 -> one(parts, selected.getFirst());
            default -> many(parts, selected);
        }
        Keyboard.keep(content, parts, this);
    }

    private static List<Object> lasting(Seen seen) {
        return List.of(seen.id(), seen.standing(), seen.chain(), seen.interrupted());
    }

    private void one(List<Node> parts, Seen seen) {
        Label name = Labels.of(seen.name(), "heading");
        name.setId("volumes-details-name");
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(name, new Pill(said.standing(seen.standing()), VolumeTexts.tone(seen.standing())));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("details-head");
        parts.add(head);
        parts.add(about);
        seen.interrupted().ifPresent(what -> parts.add(interruption(seen, what)));
        doing(seen).ifPresent(doing -> parts.add(outcome(seen.id(), doing)));
        seen.volume().ifPresent(volume -> parts.add(actions(volume)));
        if (seen.volume().isEmpty()) {
            parts.add(Labels.wrapped(texts.of("local.text", seen.machine()), "muted"));
        }
        parts.add(new ChainView(desk.languages(), seen.chain().links()));
        addContainers(parts, texts.now("containers.of"), containers(List.of(seen)));
        seen.volume().ifPresent(volume -> {
            parts.add(Labels.of(texts.of("command"), "strong"));
            parts.add(new CommandBlock(desk.languages(), List.of(commands.command(volume))));
        });
    }

    private Node interruption(Seen seen, Interrupted what) {
        boolean idle = doing(seen).filter(Doing::busy).isEmpty();
        return Interruption.of(desk.languages(), what, new SimpleBooleanProperty(idle), () -> commands.settle(what));
    }

    private Node actions(Volume volume) {
        MenuButton move = new MenuButton();
        move.setId("volumes-move");
        move.textProperty().bind(texts.of("action.move"));
        move.getItems().setAll(commands.moves(volume));
        move.showingProperty().addListener((_, _, shows) -> {
            if (!shows) {
                draw();
            }
        });
        menu = move;
        move.setDisable(move.getItems().isEmpty() || volume.state() == Volume.State.INACCESSIBLE);
        Button detach = Buttons.plain(texts.of("action.detach"), () -> commands.detach(volume));
        detach.setId("volumes-detach");
        detach.setDisable(!VolumeCommands.detachable(volume));
        Button file = Buttons.plain(texts.of("action.file"), () -> commands.showFile(volume));
        file.setId("volumes-file");
        FlowPane actions = new FlowPane(move, detach, file, remove("action.remove"));
        // Its popup would be small too, once more for each part of it: its own label is made small instead.
        actions.getChildren().stream()
                .filter(one -> !one.equals(move))
                .forEach(one -> one.getStyleClass().add(Styles.SMALL));
        actions.getStyleClass().add("details-actions");
        return actions;
    }

    private Button remove(String key) {
        Button remove = Buttons.danger(texts.of(key), commands::removeSelected);
        remove.setId("volumes-details-remove");
        remove.getStyleClass().add(Styles.BUTTON_OUTLINED);
        return remove;
    }

    private void many(List<Node> parts, List<Seen> selected) {
        long bytes = selected.stream()
                .flatMap(seen -> seen.volume().stream())
                .mapToLong(Volume::usedBytes)
                .sum();
        parts.add(Labels.of(texts.of("selected", selected.size()), "heading"));
        parts.add(Labels.of(texts.of("selected.size", Texts.bytes(bytes)), "muted"));
        parts.add(new HBox(remove("action.removeThese")));
        VBox lines = new VBox();
        lines.getStyleClass().add("details-selected");
        parts.add(lines);
        selected.forEach(seen -> {
            Label name = Labels.of(seen.name(), "mono");
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox line = new HBox(name, new Pill(said.standing(seen.standing()), VolumeTexts.tone(seen.standing())));
            line.setAlignment(Pos.CENTER_LEFT);
            lines.getChildren().add(line);
        });
    }

    private Node outcome(String id, Doing doing) {
        if (doing.state() instanceof Run.State.Failed(app.mooring.failure.Failure failure)) {
            return new FailurePane(desk, failure, Place.VOLUMES)
                    .dismissing(() -> model.runs().forget(id));
        }
        ProgressBar progress = new ProgressBar();
        progress.setMaxWidth(Double.MAX_VALUE);
        return new VBox(Labels.of(doing.run().title(), "muted"), progress);
    }

    private void addContainers(List<Node> parts, String title, List<ContainersView.Line> containers) {
        if (!containers.isEmpty()) {
            parts.add(Labels.of(title, "strong"));
            parts.add(new ContainersView(texts, containers));
        } else if (model.selected().isEmpty()) {
            parts.add(Labels.wrapped(texts.of("select"), "muted"));
        }
    }

    private Optional<Doing> doing(Seen seen) {
        return model.runs().of(seen.id());
    }

    /// Those that use what is selected; all where nothing is.
    private List<ContainersView.Line> containers(List<Seen> selected) {
        return Optional.ofNullable(desk.lab().snapshot().get()).stream()
                .map(LabSnapshot::machines)
                .flatMap(List::stream)
                .flatMap(machine -> containers(machine, selected))
                .toList();
    }

    private static Stream<ContainersView.Line> containers(MachineView machine, List<Seen> selected) {
        boolean live = machine.guest().reach().answers();
        return machine.guest().containers().stream()
                .filter(container ->
                        selected.isEmpty() || selected.stream().anyMatch(seen -> uses(machine, container, seen)))
                .map(container -> new ContainersView.Line(container, live));
    }

    private static boolean uses(MachineView machine, ContainerView container, Seen seen) {
        return seen.volume().isPresent()
                ? container.volumes().contains(seen.name())
                : seen.machine().equals(machine.name()) && seen.containers().contains(container.name());
    }
}
