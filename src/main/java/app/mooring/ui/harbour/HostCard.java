package app.mooring.ui.harbour;

import app.mooring.lab.Lab;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Dot;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The host: its VirtualBox, its web service, its volume folder.
final class HostCard extends VBox {
    private final Texts texts;
    private final Lab lab;
    private final Dot dot = new Dot(Tone.NEUTRAL);
    private final Label version = Labels.of("", "muted");
    private final Label folder = Labels.of("", "muted");
    private final Pill service = new Pill(Tone.NEUTRAL);
    private final Label why = new Label();
    private final Button start;

    HostCard(Desk desk, Texts texts) {
        this.texts = texts;
        this.lab = desk.lab().rooms().lab();
        getStyleClass().add("card");
        setId("harbour-host");
        Pill safe = lab.webService().login() && lab.webService().tls()
                ? new Pill(texts.of("host.safe"), Tone.GOOD)
                : new Pill(texts.of(lab.webService().login() ? "host.noTls" : "host.open"), Tone.WARNING);
        HBox name = new HBox(dot, Labels.of(texts.of("host"), "heading"));
        name.getStyleClass().add("harbour-name");
        name.setAlignment(Pos.CENTER_LEFT);
        FlowPane line = new FlowPane(name, version, folder, service, safe);
        line.getStyleClass().add("harbour-line");
        why.setWrapText(true);
        why.getStyleClass().add("muted");
        start = Buttons.plain(
                texts.of("host.start"),
                () -> desk.works()
                        .start(texts.of("host.start"), _ -> desk.lab().rooms().startWebService())
                        .whenEnded(_ -> desk.lab().refresh()));
        start.setId("harbour-start-webservice");
        VBox trouble = new VBox(why, start);
        trouble.getStyleClass().add("harbour-trouble");
        trouble.visibleProperty().bind(start.visibleProperty());
        trouble.managedProperty().bind(start.visibleProperty());
        start.setVisible(false);
        getChildren().addAll(line, trouble);
    }

    void show(LabSnapshot.Host host) {
        boolean answers = host.webService().answers();
        dot.tone(answers ? Tone.GOOD : host.webService() instanceof Reach.Unasked ? Tone.NEUTRAL : Tone.BAD);
        version.setText(host.version().isEmpty() ? "" : "VirtualBox " + host.version());
        folder.textProperty()
                .bind(texts.of(
                        "host.folder",
                        host.volumeFolder(),
                        host.freeBytes() < 0 ? "?" : Texts.bytes(host.freeBytes())));
        service.textProperty()
                .bind(texts.of(
                        answers ? "host.up" : "host.down",
                        lab.webService().address() + ":" + lab.webService().port()));
        service.tone(answers ? Tone.GOOD : Tone.BAD);
        if (host.webService() instanceof Reach.Away away) {
            why.textProperty().bind(texts.sentence(away.failure()));
            start.setVisible(true);
        } else {
            start.setVisible(false);
        }
    }
}
