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
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The systems in the machines: connection, Docker, the volume plugin and its log.
public final class GuestsPage implements Page {
    /// How many times as wide as the list the page has to be for the list to stand beside what is shown.
    private static final double BESIDE = 3;

    private static final double GAP = 12;
    private static final double MARGIN = 24;

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
        BorderPane content = new BorderPane(detail);
        content.getStyleClass().add("guests");
        content.setLeft(list);
        Runnable turn = () -> turn(content);
        content.widthProperty().subscribe(turn);
        list.prefWidthProperty().subscribe(turn);
        Node again = Buttons.icon(texts.of("refresh"), Feather.REFRESH_CW, this::again);
        again.setId("guests-refresh");
        this.node = Sheet.filled(new Header(texts.of("title")).actions(again), content);
        node.getStyleClass().add("guests-page");
        node.getStylesheets().add("/app/mooring/ui/guests/guests.css");
        InSight.whenLeft(node, model::left);
    }

    /// The list beside the guest that is looked at, or above it where there is no room.
    private void turn(BorderPane content) {
        boolean beside = content.getWidth() >= BESIDE * list.getPrefWidth();
        String style = beside ? "guests-beside" : "guests-above";
        if (content.getWidth() <= 0 || list.getStyleClass().contains(style)) {
            return;
        }
        list.getStyleClass().removeAll("guests-beside", "guests-above");
        list.getStyleClass().add(style);
        list.setOrientation(beside ? Orientation.VERTICAL : Orientation.HORIZONTAL);
        boolean focused = list.isFocusWithin(); // what is taken out loses the keyboard
        content.setTop(null);
        content.setLeft(null);
        if (beside) {
            BorderPane.setMargin(list, new Insets(0, GAP, MARGIN, 0)); // what scrolls ends at the window's edge
            content.setLeft(list);
        } else {
            BorderPane.setMargin(list, new Insets(0, MARGIN, GAP, 0));
            content.setTop(list);
        }
        if (focused) {
            list.requestFocus();
        }
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
        return model.guests().stream().flatMap(this::actions).toList();
    }

    private Stream<Action> actions(GuestModel guest) {
        BooleanBinding changeable = Bindings.createBooleanBinding(
                () -> guest.answers()
                        && guest.latest().running().get() == null
                        && !guest.release().isEmpty(),
                guest.view(),
                guest.plugin(),
                guest.latest().running());
        Stream<Action> uninstalling = guest.isRexRay()
                ? Stream.empty()
                : Stream.of(new Action(
                        texts.of("run.uninstall", guest.name()),
                        changeable,
                        () -> panes.show(new UninstallPane(texts, guest, panes::close))));
        return Stream.concat(offered(guest, changeable), uninstalling);
    }

    private Stream<Action> offered(GuestModel guest, BooleanBinding changeable) {
        return Stream.of(
                new Action(
                        texts.of("run.powerOn", guest.name()),
                        guest.isAwayFor("lab.guestOff")
                                .and(guest.latest().running().isNull()),
                        guest::powerOn),
                new Action(
                        texts.of("action.hostKey", guest.name()),
                        guest.isAwayFor("ssh.hostKey.changed", "ssh.hostKey.unknown")
                                .and(Bindings.not(guest.deciding())),
                        guest::decideHostKey),
                new Action(
                        texts.of("action.terminal", guest.name()),
                        guest.mayLogIn(),
                        () -> detail(guest).terminal()),
                new Action(
                        texts.of("run.install", guest.name()),
                        guest.providable(),
                        () -> DifferencePane.show(panes, desk, guest, guest.provision())),
                new Action(
                        texts.of("run.configure", guest.name()),
                        changeable,
                        () -> DifferencePane.show(panes, desk, guest, Provision.NOTHING)));
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
