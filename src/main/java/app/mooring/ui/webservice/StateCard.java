package app.mooring.ui.webservice;

import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.lab.LabSnapshot;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.CancelButton;
import app.mooring.ui.control.Card;
import app.mooring.ui.control.Facts;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Flow;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Sides;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Run;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The process: whether it runs and lets Mooring in, and the buttons that start and stop it.
final class StateCard {
    private final WebServiceModel model;
    private final Desk desk;
    private final Texts texts;

    StateCard(WebServiceModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
        this.texts = desk.languages().of(StateCard.class);
    }

    Card card() {
        Pill pill = new Pill(Tone.NEUTRAL);
        pill.setId("webservice-state");
        pill.textProperty().bind(Bindings.createStringBinding(this::state, texts.language(), model.host()));
        model.host().subscribe(_ -> pill.tone(tone()));
        HBox title = new HBox(Labels.of("vboxwebsrv", "heading"), pill);
        title.getStyleClass().add("card-title");
        title.setAlignment(Pos.CENTER_LEFT);
        Label interrupts = Labels.wrapped(texts.of("interrupts"), "muted", "small");
        return new Card(new Sides(title, buttons()), trouble(), facts(), interrupts);
    }

    private String state() {
        LabSnapshot.Host seen = model.host().get();
        return seen == null
                ? texts.now("state.unasked")
                : switch (seen.webService()) {
                    case LabSnapshot.Reach.Unasked _ -> texts.now("state.unasked");
                    case LabSnapshot.Reach.Answers _ -> texts.now("state.answers");
                    case LabSnapshot.Reach.Away _ -> texts.now(seen.process() == 0 ? "state.stopped" : "state.refuses");
                };
    }

    private Tone tone() {
        LabSnapshot.Host seen = model.host().get();
        return seen == null
                ? Tone.NEUTRAL
                : switch (seen.webService()) {
                    case LabSnapshot.Reach.Unasked _ -> Tone.NEUTRAL;
                    case LabSnapshot.Reach.Answers _ -> Tone.GOOD;
                    case LabSnapshot.Reach.Away _ -> Tone.BAD;
                };
    }

    private Region buttons() {
        BooleanBinding free = Bindings.isNull(model.run());
        BooleanBinding running = Bindings.createBooleanBinding(model::running, model.host());
        Button start = Buttons.primary(texts.of("start"), Feather.PLAY, model::start);
        start.setId("webservice-start");
        start.disableProperty().bind(free.and(running.not()).not());
        Button restart = Buttons.plain(texts.of("restart"), model::restart);
        restart.setGraphic(new FontIcon(Feather.REFRESH_CW));
        restart.setId("webservice-restart");
        restart.disableProperty().bind(free.and(running).not());
        Button stop = Buttons.plain(texts.of("stop"), model::stop);
        stop.setGraphic(new FontIcon(Feather.SQUARE));
        stop.setId("webservice-stop");
        stop.disableProperty().bind(free.and(running).not());
        return new Flow("card-buttons", start, restart, stop);
    }

    private Node facts() {
        Lab.WebService wanted = model.wanted();
        return new Facts()
                .fact(
                        "webservice-address",
                        texts.of("address"),
                        Bindings.createStringBinding(() -> wanted.uri().toString()))
                .fact("webservice-version", texts.of("version"), said(LabSnapshot.Host::version))
                .fact(
                        "webservice-process",
                        texts.of("process"),
                        said(seen -> seen.process() == 0 ? "" : String.valueOf(seen.process())))
                .fact("webservice-since", texts.of("since"), said(this::since))
                .fact(
                        "webservice-login",
                        texts.of("login"),
                        said(_ -> wanted.login() ? texts.now("login.user", wanted.user()) : texts.now("login.none")))
                .fact("webservice-tls", texts.of("tls"), said(_ -> texts.now(wanted.tls() ? "tls.on" : "tls.off")));
    }

    private String since(LabSnapshot.Host seen) {
        Duration age = model.age().get();
        return seen.since() == null || age == null
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                                .withLocale(texts.locale())
                                .withZone(ZoneId.systemDefault())
                                .format(seen.since())
                        + " · "
                        + (age.toHours() > 0
                                ? texts.now("age.hours", age.toHours(), age.toMinutesPart())
                                : texts.now("age.minutes", age.toMinutes()));
    }

    private ObservableValue<String> said(Function<LabSnapshot.Host, String> word) {
        return Bindings.createStringBinding(
                () -> {
                    LabSnapshot.Host seen = model.host().get();
                    String said = seen == null ? "" : word.apply(seen);
                    return said.isEmpty() ? "–" : said;
                },
                texts.language(),
                model.host(),
                model.age());
    }

    /// What is being done, what went wrong with it, or why it does not let Mooring in.
    private Node trouble() {
        StackPane trouble = new StackPane();
        trouble.managedProperty().bind(Bindings.isNotEmpty(trouble.getChildren()));
        Runnable draw = () -> {
            Run run = model.run().get();
            Failure failure = model.failure().get();
            Failure away = model.away().get();
            trouble.getChildren().clear();
            if (run != null) {
                trouble.getChildren().add(busy(run));
            } else if (failure != null) {
                trouble.getChildren().add(new FailurePane(desk, failure, Place.WEB_SERVICE).dismissing(model::forget));
            } else if (away != null) {
                trouble.getChildren().add(new FailurePane(desk, away, Place.WEB_SERVICE));
            }
        };
        model.run().subscribe(draw);
        model.failure().subscribe(draw);
        model.away().subscribe(draw);
        draw.run();
        return trouble;
    }

    private Node busy(Run run) {
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("mark");
        Label line = Labels.of(texts.sentence(run.line()), "muted");
        line.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(line, Priority.ALWAYS);
        HBox row = new HBox(
                turning,
                Labels.of(run.title()),
                line,
                new CancelButton("webservice-cancel", texts.of("cancel"), model.run()));
        row.getStyleClass().add("card-title");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
