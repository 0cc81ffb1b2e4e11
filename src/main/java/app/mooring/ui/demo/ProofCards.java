package app.mooring.ui.demo;

import app.mooring.migration.DemoReport;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import java.time.Duration;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the demo proved, a card each: side by side, or two and two where it is narrow.
final class ProofCards extends FlowPane {
    private static final double GAP = 12;
    private static final double LEAST_EMS = 14;

    ProofCards(Texts texts, DemoReport report) {
        super(GAP, GAP);
        DemoReport.Proof proof = report.proof();
        setId("demo-passed");
        getStyleClass().add("proof");
        add("demo-proof-row", texts.of("proof.row"), texts.of("proof.row.value", String.valueOf(proof.row())), true);
        add("demo-proof-checksum", texts.of("proof.checksum"), text(proof.checksumAfter()), true);
        add("demo-proof-disk", texts.of("proof.disk"), text(proof.serialAfter()), true);
        add(
                "demo-proof-down",
                texts.of("proof.down"),
                text(Texts.duration(Duration.ofMillis(report.downtimeMillis()))),
                false);
    }

    private static ObservableValue<String> text(String value) {
        return new SimpleStringProperty(value);
    }

    private void add(String id, ObservableValue<String> name, ObservableValue<String> value, boolean proved) {
        Label shown = Labels.of(value, "proof-value");
        shown.setId(id);
        if (proved) {
            FontIcon check = new FontIcon(Feather.CHECK);
            check.getStyleClass().addAll("tone-good", "proof-check");
            shown.setGraphic(check);
        }
        VBox card = new VBox(Labels.of(name, "muted", "small"), shown);
        card.getStyleClass().addAll("card", "proof-card");
        card.prefWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> width(shown.getFont().getSize()), widthProperty(), shown.fontProperty()));
        getChildren().add(card);
    }

    private double width(double em) {
        double four = Math.floor((getWidth() - 3 * GAP) / 4);
        return four >= LEAST_EMS * em / 1.1 ? four : Math.floor((getWidth() - GAP) / 2);
    }
}
