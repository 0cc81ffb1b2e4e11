package app.mooring.ui.control;

import app.mooring.failure.Failure;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A log as it is being written. Its end stays in sight until somebody scrolls up or picks a line, and again when they
/// come back to the end.
public final class LogView extends VBox {
    private final LogModel log;
    private final Languages languages;
    private final Texts texts;
    private final ListView<String> list = new ListView<>();
    private final ToggleButton follow = new ToggleButton();
    private final StackPane trouble = new StackPane();

    /// @param id the list's; its filter has `ID-filter`, its buttons `ID-follow` and `ID-copy`
    public LogView(Languages languages, String id, ObservableValue<String> title, LogModel log) {
        this.log = log;
        this.languages = languages;
        this.texts = languages.of(LogView.class);
        getStyleClass().add("log");
        getStylesheets().add("/app/mooring/ui/control/log.css");
        list.setId(id);
        trouble.managedProperty().bind(trouble.visibleProperty());
        log.failure().subscribe(this::complain);
        getChildren().addAll(bar(id, title), trouble, lines(title));
        VBox.setVgrow(list, Priority.ALWAYS);
    }

    private Node bar(String id, ObservableValue<String> title) {
        Label heading = Labels.of(title, "heading");
        heading.setMinWidth(USE_PREF_SIZE);
        TextField filter = new TextField();
        filter.setId(id + "-filter");
        filter.promptTextProperty().bind(texts.of("log.filter"));
        Labels.naming(filter, texts.of("log.filter"));
        filter.textProperty().bindBidirectional(log.lines().filter());
        HBox.setHgrow(filter, Priority.ALWAYS);
        follow.setId(id + "-follow");
        follow.textProperty().bind(texts.of("log.follow"));
        follow.setGraphic(new FontIcon(Feather.ARROW_DOWN));
        follow.setMinWidth(USE_PREF_SIZE);
        follow.setSelected(true);
        follow.disableProperty().bind(log.following().not());
        follow.setOnAction(_ -> follow(follow.isSelected()));
        Node copy = Buttons.icon(texts.of("log.copy"), Feather.COPY, this::copy);
        copy.setId(id + "-copy");
        HBox bar = new HBox(heading, filter, count(), follow, copy);
        bar.getStyleClass().add("log-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Label count() {
        Label count = Labels.of(texts.of("log.count", Bindings.size(log.lines().shown())), "muted", "small");
        count.setMinWidth(USE_PREF_SIZE);
        return count;
    }

    private Node lines(ObservableValue<String> title) {
        list.setItems(log.lines().shown());
        list.getStyleClass().add("log-lines");
        list.accessibleTextProperty().bind(title);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setPlaceholder(Labels.of(
                Bindings.when(log.following()).then(texts.of("log.waiting")).otherwise(texts.of("log.ended")),
                "log-nothing"));
        log.lines().shown().addListener((ListChangeListener<String>) _ -> toEnd());
        list.addEventFilter(ScrollEvent.SCROLL, event -> follow(event.getDeltaY() < 0 && atEnd()));
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> follow(false));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        return list;
    }

    private void typed(KeyEvent event) {
        switch (event.getCode()) {
            case UP, PAGE_UP, HOME -> follow(false);
            case END -> follow(true);
            case C -> {
                if (event.isShortcutDown()) {
                    copy();
                    event.consume();
                }
            }
            default -> {}
        }
    }

    private boolean atEnd() {
        return flow().map(VirtualFlow::getLastVisibleCell)
                .map(cell -> cell.getIndex() >= list.getItems().size() - 1)
                .orElse(false);
    }

    private Optional<VirtualFlow<?>> flow() {
        return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? Optional.of(flow) : Optional.empty();
    }

    private void follow(boolean wanted) {
        follow.setSelected(wanted);
        toEnd();
    }

    private void toEnd() {
        requestLayout();
    }

    /// The list knows where its end is only when it has laid out what came; and another height has another end.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (follow.isSelected()) {
            list.layout();
            flow().ifPresent(flow -> flow.setPosition(1));
            list.layout();
        }
    }

    /// The lines that are picked, or else all that are shown.
    private void copy() {
        List<String> picked = list.getSelectionModel().getSelectedItems();
        Clipboard.getSystemClipboard()
                .setContent(
                        Map.of(DataFormat.PLAIN_TEXT, String.join("\n", picked.isEmpty() ? list.getItems() : picked)));
    }

    private void complain(@Nullable Failure failure) {
        trouble.setVisible(failure != null);
        trouble.getChildren().clear();
        if (failure != null) {
            trouble.getChildren()
                    .add(new FailurePane(
                            languages, failure, Optional.of(Action.of(texts.of("log.again"), log::start))));
        }
    }
}
