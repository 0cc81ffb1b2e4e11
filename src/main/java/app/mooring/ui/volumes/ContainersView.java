package app.mooring.ui.volumes;

import app.mooring.lab.LabSnapshot.ContainerView;
import app.mooring.lab.LabSnapshot.Kept;
import app.mooring.ui.control.Dot;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Containers, each with whether it runs, whether it keeps something, and why.
final class ContainersView extends VBox {
    /// A container as it is listed.
    ///
    /// @param live whether it is so now, and not only when its guest was last heard
    record Line(ContainerView container, boolean live) {
        private Tone tone() {
            return live && container.running() ? Tone.GOOD : Tone.NEUTRAL;
        }

        /// A text's key.
        private String state() {
            if (!container.running()) {
                return "container.ended";
            }
            return live ? "container.runs" : "container.ran";
        }
    }

    ContainersView(Texts texts, List<Line> containers) {
        getStyleClass().add("containers");
        VolumeTexts said = new VolumeTexts(texts);
        getChildren()
                .addAll(containers.stream().map(one -> line(texts, said, one)).toList());
    }

    private static Node line(Texts texts, VolumeTexts said, Line line) {
        ContainerView container = line.container();
        Dot dot = new Dot(line.tone());
        Label name = Labels.of(container.name(), "strong");
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(dot, name, new Pill(said.keeps(container.state()), tone(container.state())));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("container-head");
        Label why = Labels.of(
                container.image() + " · " + texts.now(line.state()) + " · " + said.why(container.state()),
                "muted",
                "small");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(head, why);
    }

    private static Tone tone(Kept kept) {
        return switch (kept) {
            case STATELESS -> Tone.NEUTRAL;
            case ON_VOLUMES -> Tone.ACCENT;
            case ON_LOCAL_VOLUME, IN_DIRECTORY -> Tone.WARNING;
        };
    }
}
