package app.mooring.ui.activity;

import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Header;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import javafx.beans.binding.Bindings;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What runs and what ran, with its steps.
public final class ActivityPage implements Page {
    private static final double LIST = 0.36;

    private final Desk desk;
    private final Texts texts;
    private final ActivityModel model;
    private final ListView<Entry> list = new ListView<>();
    private final ScrollPane details = new ScrollPane();
    private final Parent node;

    public ActivityPage(Desk desk) {
        this.desk = desk;
        this.texts = desk.languages().of(ActivityPage.class);
        this.model = new ActivityModel(desk.works());
        list.setId("activity-list");
        list.setItems(model.entries());
        list.setCellFactory(_ -> new ActivityCell(texts));
        list.setPlaceholder(Labels.wrapped(texts.of("none"), "muted"));
        list.accessibleTextProperty().bind(texts.of("title"));
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (now != null && !now.equals(model.selected().get())) {
                model.choose(now);
            }
        });
        model.selected().subscribe(this::show);
        details.setFitToWidth(true);
        details.getStyleClass().add("card-scroll");
        VBox trouble = new VBox();
        trouble.managedProperty().bind(Bindings.isNotEmpty(trouble.getChildren()));
        model.failure().subscribe(failure -> {
            trouble.getChildren().clear();
            if (failure != null) {
                trouble.getChildren().add(new FailurePane(desk.languages(), failure));
            }
        });
        SplitPane split = new SplitPane(list, details);
        split.setDividerPositions(LIST);
        SplitPane.setResizableWithParent(list, false);
        VBox.setVgrow(split, Priority.ALWAYS);
        VBox column = new VBox(trouble, split);
        this.node =
                Sheet.filled(new Header(texts.of("title")).beside(Labels.of(texts.of("subtitle"), "muted")), column);
        node.getStylesheets().add("/app/mooring/ui/activity/activity.css");
    }

    private void show(@Nullable Entry entry) {
        details.setVisible(entry != null);
        if (entry == null) {
            details.setContent(null);
            return;
        }
        details.setContent(new ActivityDetails(desk, entry));
        details.setVvalue(0);
        list.getSelectionModel().select(entry);
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void close() {
        model.close();
    }
}
