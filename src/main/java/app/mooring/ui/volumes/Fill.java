package app.mooring.ui.volumes;

import app.mooring.lab.Volume;
import app.mooring.ui.control.Labels;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// How full a volume's file is: in words, and as a bar below.
final class Fill extends VBox {
    private final VolumeTexts said;
    private final Label words = Labels.of("");
    private final DoubleProperty part = new SimpleDoubleProperty();
    private final Pane bar = new Pane();

    Fill(VolumeTexts said) {
        this.said = said;
        getStyleClass().add("fill");
        words.getStyleClass().add("fill-words");
        Region used = new Region();
        used.getStyleClass().add("fill-used");
        bar.getStyleClass().add("fill-bar");
        bar.getChildren().add(used);
        used.prefWidthProperty().bind(Bindings.multiply(bar.widthProperty(), part));
        used.prefHeightProperty().bind(bar.heightProperty());
        accessibleTextProperty().bind(words.textProperty());
        getChildren().addAll(words, bar);
    }

    /// Shows how full that one is; nothing where it is not known.
    void show(Optional<Volume> volume) {
        words.setText(volume.map(said::size).orElse(""));
        bar.setVisible(volume.isPresent());
        part.set(volume.filter(one -> one.fullBytes() > 0)
                .map(one -> Math.min(1, (double) one.usedBytes() / one.fullBytes()))
                .orElse(0.0));
    }
}
