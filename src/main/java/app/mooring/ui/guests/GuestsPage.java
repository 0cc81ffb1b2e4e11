package app.mooring.ui.guests;

import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Header;
import app.mooring.ui.control.InSight;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The systems in the machines: connection, Docker, the volume plugin and its log.
public final class GuestsPage implements Page {
    private static final double BELOW = 24;

    private final Desk desk;
    private final Panes<Node> panes;
    private final Texts texts;
    private final GuestsModel model;
    private final ListView<GuestModel> list = new ListView<>();
    private final StackPane detail = new StackPane();
    private final Map<GuestModel, GuestDetail> details = new HashMap<>();
    private final Parent node;

    public GuestsPage(Desk desk, Panes<Node> panes) {
        this.desk = desk;
        this.panes = panes;
        this.texts = desk.languages().of(GuestsPage.class);
        this.model = new GuestsModel(desk);
        list.setId("guests-list");
        list.getStyleClass().add("guests-list");
        list.accessibleTextProperty().bind(texts.of("title"));
        list.setCellFactory(_ -> new GuestCell(texts));
        list.getItems().setAll(model.guests());
        list.getSelectionModel().select(model.selected().get());
        list.getSelectionModel().selectedItemProperty().subscribe(guest -> {
            if (guest != null) {
                model.selected().set(guest);
            }
        });
        model.selected().subscribe(this::turn);
        detail.setMinWidth(0);
        HBox.setHgrow(detail, Priority.ALWAYS);
        HBox content = new HBox(list, detail);
        content.getStyleClass().add("guests");
        Node again = Buttons.icon(texts.of("refresh"), Feather.REFRESH_CW, this::again);
        again.setId("guests-refresh");
        this.node = Sheet.filled(new Header(texts.of("title")).actions(again), content);
        HBox.setMargin(list, new Insets(0, 0, BELOW, 0)); // what scrolls beside it ends at the window's edge
        node.getStyleClass().add("guests-page");
        node.getStylesheets().add("/app/mooring/ui/guests/guests.css");
        InSight.whenLeft(node, model::left);
    }

    private void turn(@Nullable GuestModel guest) {
        if (guest == null) {
            return;
        }
        list.getSelectionModel().select(guest);
        detail.getChildren().setAll(detail(guest));
    }

    private GuestDetail detail(GuestModel guest) {
        return details.computeIfAbsent(guest, one -> new GuestDetail(desk, one, panes));
    }

    private void again() {
        desk.lab().refresh();
        model.shown();
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        return model.guests().stream()
                .flatMap(guest -> Stream.of(
                        Action.of(
                                texts.of("action.terminal", guest.name()),
                                () -> detail(guest).terminal()),
                        new Action(texts.of("run.install", guest.name()), guest.providable(), () -> DifferencePane.show(panes, desk.languages(), guest, guest.provision()))))
                .toList();
    }

    @Override
    public void show(String object) {
        model.guest(object).ifPresent(model.selected()::set);
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
