package app.mooring.ui.volumes;

import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Dot;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Link;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The chain, a line each link; what comes after a break is dim.
final class ChainView extends VBox {
    private final Languages languages;
    private final Texts texts;
    private final VolumeTexts said;

    ChainView(Languages languages, List<Link> links) {
        this.languages = languages;
        this.texts = languages.of(ChainView.class);
        this.said = new VolumeTexts(texts);
        getStyleClass().add("chain");
        boolean broken = false;
        for (Link link : links) {
            getChildren().add(line(link, broken, link.equals(links.getLast())));
            broken |= link.state() == Link.State.BROKEN;
        }
    }

    private HBox line(Link link, boolean afterBreak, boolean last) {
        Label kind = Labels.of(said.kind(link.kind()), "muted", "small");
        Label value = Labels.of(link.said(languages), link.reason().isEmpty() ? "mono" : "chain-reason");
        value.setWrapText(true);
        value.setMinHeight(Region.USE_PREF_SIZE);
        value.setId("volumes-link-" + link.kind().name().toLowerCase(java.util.Locale.ROOT));
        HBox top = new HBox(kind);
        top.setAlignment(Pos.CENTER_LEFT);
        if (!link.value().isEmpty()) {
            Region between = new Region();
            HBox.setHgrow(between, Priority.ALWAYS);
            top.getChildren().addAll(between, copy(link));
        }
        VBox text = new VBox(top, value);
        text.setMinWidth(0);
        text.getStyleClass().add("chain-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(mark(link, last), text);
        line.getStyleClass().addAll("chain-link", "chain-" + link.state().name().toLowerCase(java.util.Locale.ROOT));
        if (afterBreak) {
            line.getStyleClass().add("chain-after");
        }
        return line;
    }

    private Button copy(Link link) {
        Button copy = Buttons.icon(
                texts.of("copy", said.kind(link.kind())),
                Feather.COPY,
                () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, link.value())));
        copy.setId("volumes-copy-" + link.kind().name().toLowerCase(java.util.Locale.ROOT));
        copy.getStyleClass().add("chain-copy");
        return copy;
    }

    private static Node mark(Link link, boolean last) {
        Region rope = new Region();
        rope.getStyleClass().add("chain-rope");
        rope.setVisible(!last);
        VBox.setVgrow(rope, Priority.ALWAYS);
        VBox mark = new VBox(
                new Dot(
                        switch (link.state()) {
                            case WHOLE -> Tone.ACCENT;
                            case NONE -> Tone.NEUTRAL;
                            case UNKNOWN -> Tone.WARNING;
                            case BROKEN -> Tone.BAD;
                        }),
                rope);
        mark.setAlignment(Pos.TOP_CENTER);
        mark.getStyleClass().add("chain-mark");
        return mark;
    }
}
