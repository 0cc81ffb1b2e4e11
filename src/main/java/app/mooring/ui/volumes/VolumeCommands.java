package app.mooring.ui.volumes;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.Interrupted;
import app.mooring.lab.Volume;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.move.DetachPane;
import app.mooring.ui.move.MovePane;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Run;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.VBox;

/// What buttons and menus do with volumes: the panes that ask first, and what needs no asking.
final class VolumeCommands {
    private final Desk desk;
    private final Panes<Node> panes;
    private final VolumesModel model;
    private final VolumeActions actions;

    VolumeCommands(Desk desk, Panes<Node> panes, VolumesModel model) {
        this.desk = desk;
        this.panes = panes;
        this.model = model;
        this.actions = new VolumeActions(desk);
    }

    void create() {
        panes.show(new CreatePane(desk, panes, new CreateModel(desk, actions), model::awaitAndSelect));
    }

    void removeSelected() {
        remove(model.selected().stream().map(VolumeRow::now).toList());
    }

    /// Asks first; what is in use is not removed, and the pane says so.
    void remove(List<Seen> selected) {
        LabSnapshot lab = desk.lab().snapshot().get();
        if (!selected.isEmpty() && lab != null) {
            panes.show(new RemovePane(desk, panes, RemoveModel.of(selected, lab), actions));
        }
    }

    /// For one that is [#detachable].
    void detach(Volume volume) {
        String machine = Objects.requireNonNull(volume.machine());
        panes.show(new DetachPane(
                desk,
                panes,
                volume.name(),
                machine,
                risk -> model.runs().keep(volume.name(), actions.detach(volume.name(), machine, risk))));
    }

    void settle(Interrupted what) {
        Run run = actions.settle();
        what.volumes().forEach(volume -> model.runs().keep(volume, run));
    }

    void showFile(Volume volume) {
        actions.showFile(volume.file(), this::tell);
    }

    void copyCommand(Volume volume) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, command(volume)));
    }

    String command(Volume volume) {
        return actions.dockerCommand(volume.name());
    }

    /// The machines that it can be moved to, one each.
    List<MenuItem> moves(Volume volume) {
        return machines()
                .filter(name -> !name.equals(volume.machine()))
                .map(name -> {
                    MenuItem item = new MenuItem(name);
                    item.setOnAction(_ -> move(volume, name));
                    return item;
                })
                .toList();
    }

    /// Whether it is attached and nothing has it mounted.
    static boolean detachable(Volume volume) {
        return volume.machine() != null && volume.mountPoint() == null;
    }

    private void move(Volume volume, String to) {
        panes.show(new MovePane(desk, panes, volume.name(), to));
    }

    void tell(Failure failure) {
        Action close = Action.of(desk.languages().of(VolumeCommands.class).of("close"), panes::close);
        VBox pane = new VBox(new FailurePane(desk.languages(), failure, Optional.of(close)));
        pane.getStyleClass().add("pane");
        panes.show(pane);
    }

    private Stream<String> machines() {
        return Optional.ofNullable(desk.lab().snapshot().get()).stream()
                .map(LabSnapshot::machines)
                .flatMap(List::stream)
                .map(LabSnapshot.MachineView::name);
    }
}
