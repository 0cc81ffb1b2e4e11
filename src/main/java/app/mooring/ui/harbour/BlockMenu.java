package app.mooring.ui.harbour;

import app.mooring.ui.text.Texts;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What can be done with a volume: the machines that it can move to first.
final class BlockMenu extends ContextMenu {
    /// @param detach asks first
    BlockMenu(
            Texts texts,
            HarbourModel model,
            Block block,
            BiConsumer<Block, Berth> move,
            Consumer<Block> detach,
            Consumer<Block> details) {
        setId("harbour-menu");
        List<Berth> targets = model.targets(block);
        targets.forEach(target -> getItems()
                .add(item(texts.of("moveTo", target.name(), target.freePort()), () -> move.accept(block, target))));
        if (targets.isEmpty()) {
            MenuItem none = item(texts.of("moveTo.none"), () -> {});
            none.setDisable(true);
            getItems().add(none);
        }
        getItems().add(new SeparatorMenuItem());
        if (block.attached()) {
            MenuItem item = item(texts.of("detach", block.machine()), () -> detach.accept(block));
            item.setId("harbour-detach");
            item.setDisable(block.inUse());
            getItems().add(item);
        }
        getItems().add(item(texts.of("showDetails"), () -> details.accept(block)));
    }

    private static MenuItem item(ObservableValue<String> text, Runnable doing) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(text);
        item.setOnAction(_ -> doing.run());
        return item;
    }
}
