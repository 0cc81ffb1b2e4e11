package app.mooring.ui.guests;

import app.mooring.failure.Failure;
import app.mooring.plugin.PluginStatus;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Card;
import app.mooring.ui.control.Facts;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Flow;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Mark;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.ServiceState;
import app.mooring.ui.control.Sides;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.LatestRun;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Run;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The volume driver in a guest: how it stands, and what can be done with it.
final class PluginCard {
    private final GuestModel guest;
    private final Panes<Node> panes;
    private final Desk desk;
    private final Texts texts;
    private final BooleanBinding free;
    private final BooleanBinding installed;
    private final ObjectBinding<Provision> provision;

    PluginCard(GuestModel guest, Panes<Node> panes, Desk desk) {
        this.guest = guest;
        this.panes = panes;
        this.desk = desk;
        this.texts = desk.languages().of(PluginCard.class);
        this.free = Bindings.createBooleanBinding(
                () -> guest.answers() && guest.latest().running().get() == null,
                guest.view(),
                guest.latest().running());
        this.provision = Bindings.createObjectBinding(guest::provision, guest.view(), guest.plugin());
        this.installed = Bindings.createBooleanBinding(() -> !guest.release().isEmpty(), guest.view(), guest.plugin());
    }

    Card card(String driver) {
        Label title = Labels.of(texts.of("plugin", driver), "heading");
        HBox top = new HBox(title, service());
        top.getStyleClass().add("card-title");
        top.setAlignment(Pos.CENTER_LEFT);
        return new Card(new Sides(top, buttons()), facts(), work());
    }

    private Pill service() {
        Pill pill = new Pill(Tone.NEUTRAL);
        pill.setId("guest-service-" + guest.name());
        pill.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> word(guest.service()), texts.language(), guest.view(), guest.plugin()));
        Runnable tone = () -> pill.tone(
                switch (guest.service()) {
                    case "active" -> Tone.GOOD;
                    case "failed" -> Tone.BAD;
                    case "" -> Tone.NEUTRAL;
                    default -> Tone.WARNING;
                });
        guest.view().subscribe(tone);
        guest.plugin().subscribe(tone);
        tone.run();
        return pill;
    }

    private String word(String service) {
        return service.isEmpty() ? texts.now("unknown") : ServiceState.said(texts, service);
    }

    private Region buttons() {
        Button install = Buttons.plain(
                Bindings.createStringBinding(
                        () -> switch (provision.get()) {
                            case INSTALL -> texts.now("install");
                            case UPGRADE, NOTHING -> texts.now("upgrade");
                            case REPAIR -> texts.now("repair");
                        },
                        texts.language(),
                        provision),
                () -> DifferencePane.show(panes, desk, guest, provision.get()));
        install.setGraphic(new FontIcon(Feather.DOWNLOAD));
        install.setId("guest-install-" + guest.name());
        install.disableProperty().bind(guest.providable().not());
        Button configure =
                Buttons.plain(texts.of("configure"), () -> DifferencePane.show(panes, desk, guest, Provision.NOTHING));
        configure.setId("guest-reconfigure-" + guest.name());
        configure.disableProperty().bind(free.and(installed).not());
        Flow buttons = new Flow("card-buttons", install, configure);
        if (!guest.isRexRay()) {
            buttons.getChildren().add(uninstall());
        }
        return buttons;
    }

    private Button uninstall() {
        Button uninstall = Buttons.plain(
                texts.of("uninstall.ask"), () -> panes.show(new UninstallPane(texts, guest, panes::close)));
        uninstall.setId("guest-uninstall-" + guest.name());
        uninstall.disableProperty().bind(free.and(installed).not());
        return uninstall;
    }

    private Node facts() {
        return new Facts()
                .fact(
                        "guest-release-" + guest.name(),
                        texts.of("plugin.release"),
                        Bindings.createStringBinding(this::release, texts.language(), guest.view(), guest.plugin()))
                .fact(
                        "guest-enabled-" + guest.name(),
                        texts.of("plugin.boot"),
                        said(status -> texts.now(status.enabled() ? "yes" : "no")))
                .fact(
                        "guest-socket-" + guest.name(),
                        texts.of("plugin.socket"),
                        said(status -> texts.now(status.socket() ? "socket.there" : "socket.none")))
                .fact(
                        "guest-configuration-" + guest.name(),
                        texts.of("plugin.configuration"),
                        said(this::configuration));
    }

    private String release() {
        PluginStatus status = guest.plugin().get();
        return guest.release().isEmpty()
                ? texts.now(guest.isReleaseKnown() ? "plugin.none" : "unknown")
                : status == null || status.offered().isEmpty()
                        ? guest.release()
                        : status.offered().equals(guest.release())
                                ? texts.now("plugin.newest", guest.release())
                                : texts.now("plugin.older", guest.release(), status.offered());
    }

    private String configuration(PluginStatus status) {
        return status.restartNeeded()
                ? texts.now("configuration.restart")
                : texts.now(status.configured() ? "configuration.there" : "configuration.none");
    }

    private ObservableValue<String> said(Function<PluginStatus, String> word) {
        return Bindings.createStringBinding(
                () -> {
                    PluginStatus status = guest.plugin().get();
                    return status == null ? "–" : word.apply(status);
                },
                texts.language(),
                guest.plugin());
    }

    /// What is being done, or how it ended.
    private Node work() {
        LatestRun latest = guest.latest();
        StackPane work = new StackPane();
        work.managedProperty().bind(Bindings.isNotEmpty(work.getChildren()));
        Runnable draw = () -> {
            Run run = latest.running().get();
            Failure failed = latest.failure().get();
            Failure unknown = guest.unknown().get();
            if (run != null) {
                work.getChildren().setAll(busy(run));
            } else if (failed != null) {
                work.getChildren().setAll(new FailurePane(desk, failed, Place.GUESTS).dismissing(latest::forget));
            } else if (unknown != null) {
                work.getChildren().setAll(new FailurePane(desk, unknown, Place.GUESTS));
            } else {
                work.getChildren().setAll(done(latest.done().get()));
            }
        };
        List.of(latest.running(), latest.failure(), latest.done(), guest.unknown())
                .forEach(one -> one.subscribe(draw));
        draw.run();
        return work;
    }

    private Node[] done(@Nullable Run ended) {
        if (ended == null) {
            return new Node[0];
        }
        boolean same = ended.state().get() instanceof Run.State.Done(Boolean changed) && !changed;
        Label done = Labels.wrapped(same ? texts.of("run.same", ended.title()) : texts.of("run.done", ended.title()));
        HBox row = new HBox(
                new Mark(texts, Mark.Sign.DONE), done, FailurePane.dismissal(desk.languages(), guest.latest()::forget));
        HBox.setHgrow(done, Priority.ALWAYS);
        done.setMaxWidth(Double.MAX_VALUE);
        row.getStyleClass().add("card-title");
        row.setAlignment(Pos.CENTER_LEFT);
        return new Node[] {row};
    }

    private Node busy(Run run) {
        Label line = Labels.of(texts.sentence(run.line()), "muted");
        HBox.setHgrow(line, Priority.ALWAYS);
        line.setMaxWidth(Double.MAX_VALUE);
        Button cancel = Buttons.plain(texts.of("cancel"), run::cancel);
        HBox row = new HBox(new Mark(texts, Mark.Sign.RUNNING), Labels.of(run.title()), line, cancel);
        row.getStyleClass().add("busy");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
