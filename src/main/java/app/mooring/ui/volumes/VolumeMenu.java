package app.mooring.ui.volumes;

import app.mooring.lab.Volume;
import app.mooring.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu of the volumes that are selected.
final class VolumeMenu extends ContextMenu {
    VolumeMenu(VolumesModel model, VolumeCommands commands, Texts texts) {
        MenuItem create = item(texts, "create", commands::create);
        getItems().setAll(create); // a menu without items is not shown at all
        setOnShowing(_ -> {
            List<MenuItem> items = new ArrayList<>();
            List<Volume> volumes = model.selectedVolumes();
            if (model.selected().size() == 1 && volumes.size() == 1) {
                addOne(items, volumes.getFirst(), commands, texts);
            }
            items.add(create);
            MenuItem remove = item(texts, "action.remove", commands::removeSelected);
            remove.setDisable(volumes.isEmpty());
            items.add(remove);
            getItems().setAll(items);
        });
    }

    private static void addOne(List<MenuItem> items, Volume volume, VolumeCommands commands, Texts texts) {
        Menu move = new Menu();
        move.textProperty().bind(texts.of("action.move"));
        move.getItems().setAll(commands.moves(volume));
        MenuItem detach = item(texts, "action.detach", () -> commands.detach(volume));
        detach.setDisable(!VolumeCommands.detachable(volume));
        items.addAll(List.of(
                move,
                detach,
                item(texts, "action.copyCommand", () -> commands.copyCommand(volume)),
                item(texts, "action.file", () -> commands.showFile(volume)),
                new SeparatorMenuItem()));
    }

    private static MenuItem item(Texts texts, String key, Runnable doing) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(texts.of(key));
        item.setOnAction(_ -> doing.run());
        return item;
    }
}
