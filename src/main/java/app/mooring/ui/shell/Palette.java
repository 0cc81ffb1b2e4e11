package app.mooring.ui.shell;

import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Every action and every object by name. Arrows choose, Enter runs, Escape closes.
final class Palette extends VBox {
    private final PaletteModel model = new PaletteModel();
    private final TextField field = new TextField();
    private final ListView<Action> list = new ListView<>(model.found());
    private final Runnable closing;

    Palette(Texts texts, Runnable closing) {
        this.closing = closing;
        getStyleClass().add("palette");
        setId("palette");
        field.setId("palette-field");
        field.promptTextProperty().bind(texts.of("palette"));
        Labels.naming(field, texts.of("palette"));
        field.textProperty().bindBidirectional(model.typed());
        list.setId("palette-list");
        list.setPlaceholder(Labels.of(texts.of("palette.none"), "muted"));
        list.setCellFactory(_ -> new Cell());
        list.accessibleTextProperty().bind(texts.of("palette.found"));
        model.typed().addListener((_, _, _) -> list.getSelectionModel().selectFirst());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        getChildren().addAll(field, list);
    }

    /// Opens one over that, or closes what lies over it.
    static void toggle(Texts texts, Floor floor, Supplier<List<Action>> actions) {
        if (floor.covered()) {
            floor.lift();
            return;
        }
        Palette palette = new Palette(texts, floor::lift);
        floor.lay(palette);
        palette.open(actions.get());
    }

    /// Opens it on these.
    void open(List<Action> actions) {
        model.offer(actions);
        list.getSelectionModel().selectFirst();
        field.requestFocus();
    }

    /// Offers these from now on; what is typed and chosen stays.
    void become(List<Action> actions) {
        int index = Math.max(0, list.getSelectionModel().getSelectedIndex());
        model.become(actions);
        list.getSelectionModel().select(Math.min(index, list.getItems().size() - 1));
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> closing.run();
            case ENTER -> run(list.getSelectionModel().getSelectedItem());
            case DOWN -> choose(1);
            case UP -> choose(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose(int further) {
        int index = Math.clamp(
                list.getSelectionModel().getSelectedIndex() + further,
                0,
                Math.max(0, list.getItems().size() - 1));
        list.getSelectionModel().select(index);
        list.scrollTo(index);
    }

    private void run(@Nullable Action chosen) {
        if (chosen != null && chosen.enabled().get()) {
            closing.run();
            chosen.doing().run();
        }
    }

    private final class Cell extends ListCell<Action> {
        Cell() {
            setOnMouseClicked(_ -> run(getItem()));
        }

        @Override
        protected void updateItem(@Nullable Action action, boolean empty) {
            super.updateItem(action, empty);
            textProperty().unbind();
            disableProperty().unbind();
            setDisable(false);
            if (empty || action == null) {
                setText(null);
            } else {
                textProperty().bind(action.name());
                disableProperty().bind(javafx.beans.binding.Bindings.not(action.enabled()));
            }
        }
    }
}
