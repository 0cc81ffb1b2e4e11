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
    BlockMenu(Texts texts, HarbourModel model, Block block, BiConsumer<Block, Berth> move, Consumer<Block> details) {
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
            MenuItem detach = item(texts.of("detach", block.machine()), () -> model.detach(block.name()));
            detach.setId("harbour-detach");
            detach.setDisable(block.inUse());
            getItems().add(detach);
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
