package app.mooring.ui.guests;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Card;
import app.mooring.ui.control.Facts;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.LogView;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Remedies;
import app.mooring.ui.control.Sides;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Place;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// All there is to know of one guest.
final class GuestDetail extends ScrollPane {
    private final Desk desk;
    private final GuestModel guest;
    private final Panes<Node> panes;
    private final Texts texts;
    private final StackPane trouble = new StackPane();
    private final Containers containers;

    GuestDetail(Desk desk, GuestModel guest, Panes<Node> panes) {
        this.desk = desk;
        this.guest = guest;
        this.panes = panes;
        this.texts = desk.languages().of(GuestDetail.class);
        this.containers = new Containers(texts);
        getStyleClass().add("sheet-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinWidth(0);
        setFitToHeight(true);
        trouble.managedProperty().bind(trouble.visibleProperty());
        Node plugin =
                new PluginCard(guest, panes, desk).card(desk.lab().rooms().lab().driver());
        Card log = new Card(new LogView(desk.languages(), "guest-log-" + guest.name(), texts.of("log"), guest.log()));
        VBox.setVgrow(log, Priority.ALWAYS);
        VBox.setVgrow(log.getChildren().getFirst(), Priority.ALWAYS);
        VBox column = new VBox(connection(), plugin, containers.inCard(), log);
        column.getStyleClass().add("guest-detail");
        setContent(column);
        guest.view().subscribe(this::see);
        guest.away().subscribe(this::complain);
    }

    private Card connection() {
        Pill reach = new Pill(GuestCell.state(texts, guest), Tone.NEUTRAL);
        reach.setId("guest-reach-" + guest.name());
        guest.view().subscribe(view -> reach.tone(GuestCell.tone(view)));
        Label title = Labels.of(guest.name(), "heading");
        HBox top = new HBox(title, reach);
        top.getStyleClass().add("card-title");
        top.setAlignment(Pos.CENTER_LEFT);
        Button terminal = Buttons.plain(texts.of("terminal"), this::terminal);
        terminal.setGraphic(new FontIcon(Feather.TERMINAL));
        terminal.setId("guest-terminal-" + guest.name());
        terminal.disableProperty().bind(guest.mayLogIn().not());
        Facts facts = new Facts()
                .fact(
                        "guest-address-" + guest.name(),
                        texts.of("address"),
                        Bindings.createStringBinding(this::address, guest.view()))
                .fact("guest-user-" + guest.name(), texts.of("user"), Bindings.createStringBinding(guest.ssh()::user))
                .fact(
                        "guest-docker-" + guest.name(),
                        texts.of("docker"),
                        Bindings.createStringBinding(this::docker, texts.language(), guest.view()));
        return new Card(new Sides(top, terminal), trouble, facts);
    }

    private String address() {
        MachineView seen = guest.view().get();
        return seen == null || seen.guest().address().isEmpty()
                ? guest.ssh().host() + ":" + guest.ssh().port()
                : seen.guest().address();
    }

    private String docker() {
        MachineView seen = guest.view().get();
        return seen == null || seen.guest().docker().isEmpty()
                ? texts.now("unknown")
                : seen.guest().docker();
    }

    private void see(@Nullable MachineView view) {
        if (view != null) {
            containers.show(view.guest());
            containers.setOpacity(view.guest().reach().answers() ? 1 : 0.9);
        }
    }

    private void complain(@Nullable Failure failure) {
        trouble.setVisible(failure != null);
        trouble.getChildren().clear();
        if (failure == null) {
            return;
        }
        FailurePane why = new FailurePane(desk.languages(), failure, Optional.of(remedy(failure)));
        why.setId("guest-away-" + guest.name());
        trouble.getChildren().add(why);
    }

    private Action remedy(Failure failure) {
        return switch (failure.code()) {
            case "lab.guestOff" ->
                new Action(texts.of("powerOn"), Bindings.isNull(guest.latest().running()), guest::powerOn);
            case "ssh.hostKey.changed", "ssh.hostKey.unknown" ->
                new Action(texts.of("decideHostKey"), Bindings.not(guest.deciding()), guest::decideHostKey);
            default ->
                Remedies.of(desk, failure, Place.GUESTS)
                        .orElseGet(() -> Action.of(texts.of("again"), desk.lab()::refresh));
        };
    }

    void terminal() {
        desk.works()
                .ask(
                        () -> Terminal.open(guest.ssh()),
                        opened -> {
                            if (!opened) {
                                panes.show(new TerminalPane(desk.languages(), guest, panes::close));
                            }
                        },
                        _ -> {});
    }
}
