package app.mooring.ui.volumes;

import app.mooring.lab.Volume;
import app.mooring.ui.control.Labels;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/// How full a volume's file is: in words, and as a bar below.
final class Fill extends VBox {
    Fill(Volume volume, VolumeTexts said) {
        getStyleClass().add("fill");
        ProgressBar bar = new ProgressBar(
                volume.fullBytes() == 0 ? 0 : Math.min(1, (double) volume.usedBytes() / volume.fullBytes()));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(said.size(volume));
        getChildren().addAll(Labels.of(said.size(volume)), bar);
    }
}
