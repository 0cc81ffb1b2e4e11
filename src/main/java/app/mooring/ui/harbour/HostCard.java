package app.mooring.ui.harbour;

import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.Interrupted;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.ui.control.Dot;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Flow;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Notice;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The card of the host: VirtualBox, its volume folder, and the web service.
final class HostCard extends VBox {
    private final Texts texts;
    private final Desk desk;
    private final Languages languages;
    private final HarbourModel model;
    private final Lab.WebService service;
    private final Runnable setUp;
    private final Dot dot = new Dot(Tone.NEUTRAL);
    private final Label details = Labels.of("", "muted", "small");
    private final Pill state = new Pill(Tone.NEUTRAL);
    private final StackPane failure = new StackPane();
    private final VBox interrupted = new VBox();
    private final Function<Interrupted, Node> tell;
    private String told = "";
    private List<Interrupted> toldInterrupted = List.of();

    /// @param setUp goes where the lab is set up
    /// @param tell tells what was interrupted
    HostCard(
            HarbourModel model,
            Texts texts,
            Desk desk,
            Lab.WebService service,
            Runnable setUp,
            Function<Interrupted, Node> tell) {
        this.setUp = setUp;
        this.tell = tell;
        this.model = model;
        this.texts = texts;
        this.desk = desk;
        this.languages = desk.languages();
        this.service = service;
        setId("harbour-host");
        getStyleClass().addAll("card", "host");
        state.setId("harbour-web-service");
        Flow pills = new Flow("block-containers", state, guarded());
        Label title = Labels.of(texts.of("host"), "heading");
        Named head = new Named(dot, title, details, pills);
        failure.managedProperty().bind(failure.visibleProperty());
        failure.setVisible(false);
        interrupted.getStyleClass().add("berth-notices");
        interrupted.managedProperty().bind(Bindings.isNotEmpty(interrupted.getChildren()));
        getChildren().addAll(head, failure, interrupted, new RunLine(model, desk, HarbourModel.HOST));
    }

    private Pill guarded() {
        String key = service.login()
                ? service.tls() ? "guard.full" : "guard.login"
                : service.tls() ? "guard.tls" : "guard.none";
        return new Pill(texts.of(key), service.login() && service.tls() ? Tone.GOOD : Tone.WARNING);
    }

    /// @param fresh whether the lab was not set up yet
    /// @param left what was interrupted that is told nowhere else
    void show(LabSnapshot.Host host, Instant taken, boolean fresh, List<Interrupted> left) {
        if (!left.equals(toldInterrupted)) {
            toldInterrupted = left;
            interrupted.getChildren().setAll(left.stream().map(tell).toList());
        }
        boolean well = host.virtualBox().answers() && host.webService().answers();
        Tone trouble = fresh ? Tone.NEUTRAL : Tone.BAD;
        dot.tone(well ? Tone.GOOD : away(host).isPresent() ? trouble : Tone.NEUTRAL);
        details.textProperty().bind(details(host));
        state.textProperty().bind(said(host, taken));
        state.tone(
                switch (host.webService()) {
                    case Reach.Answers _ -> Tone.GOOD;
                    case Reach.Away _ -> trouble;
                    case Reach.Unasked _ -> Tone.NEUTRAL;
                });
        Optional<Failure> away = away(host);
        String now = fresh
                ? "new"
                : away.map(why -> host.process() + why.getMessage()).orElse("");
        if (!now.equals(told)) {
            told = now;
            failure.getChildren()
                    .setAll(away.map(why -> fresh ? unset() : failed(why, host)).stream()
                            .toList());
            failure.setVisible(away.isPresent());
        }
    }

    private static Optional<Failure> away(LabSnapshot.Host host) {
        if (host.virtualBox() instanceof Reach.Away(Failure failure)) {
            return Optional.of(failure);
        }
        return host.webService() instanceof Reach.Away(Failure failure) ? Optional.of(failure) : Optional.empty();
    }

    private Node unset() {
        Notice notice = new Notice(
                        Feather.CHECK_SQUARE,
                        "notice-calm",
                        texts.of("new"),
                        texts.of("new.what"),
                        Optional.of(Action.of(texts.of("setUp"), setUp)))
                .leading();
        notice.setId("harbour-set-up");
        return notice;
    }

    private Node failed(Failure why, LabSnapshot.Host host) {
        if (host.virtualBox() instanceof Reach.Away) {
            return new FailurePane(desk, why, Place.HARBOUR);
        }
        ObservableBooleanValue idle = model.idle(HarbourModel.HOST);
        Action action = host.process() == 0
                ? new Action(texts.of("startWebService"), idle, model::startWebService)
                : new Action(texts.of("restartWebService"), idle, model::restartWebService);
        return new FailurePane(languages, why, Optional.of(action)).named("harbour-start-webservice");
    }

    private ObservableValue<String> details(LabSnapshot.Host host) {
        ObservableValue<String> version = host.version().isEmpty()
                ? new SimpleStringProperty("VirtualBox")
                : texts.of("virtualBox", host.version());
        return host.freeBytes() < 0
                ? texts.of("host.folder", version, model.shortened(host.volumeFolder()))
                : texts.of(
                        "host.details", version, model.shortened(host.volumeFolder()), Texts.bytes(host.freeBytes()));
    }

    private ObservableValue<String> said(LabSnapshot.Host host, Instant taken) {
        String at = service.address() + ":" + service.port();
        return switch (host.webService()) {
            case Reach.Away _ -> texts.of("service.away");
            case Reach.Unasked _ -> texts.of("service.unasked");
            case Reach.Answers _ ->
                host.since() == null
                        ? texts.of("service.answers", at)
                        : texts.of("service.up", up(Duration.between(host.since(), taken)), at);
        };
    }

    private ObservableValue<String> up(Duration up) {
        if (up.toDays() > 0) {
            return texts.of("up.days", up.toDays());
        }
        if (up.toHours() > 0) {
            return texts.of("up.hours", up.toHours());
        }
        return texts.of("up.minutes", Math.max(1, up.toMinutes()));
    }
}
