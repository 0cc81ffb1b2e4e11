package app.mooring.ui.guests;

import app.mooring.lab.LabSnapshot.ContainerView;
import app.mooring.lab.LabSnapshot.GuestView;
import app.mooring.lab.LabSnapshot.Kept;
import app.mooring.ui.control.Card;
import app.mooring.ui.control.Dot;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The containers of a guest: which run, and whether a move takes all that each has along, with the reason.
final class Containers extends VBox {
    private final Texts texts;
    private List<ContainerView> drawn = List.of();
    private String without = "";
    private boolean live = true;

    Containers(Texts texts) {
        this.texts = texts;
        getStyleClass().add("containers");
        show(List.of(), "containers.unknown", live);
    }

    /// In a card, below what it is.
    Card inCard() {
        return new Card(Labels.of(texts.of("containers"), "heading"), this);
    }

    void show(GuestView guest) {
        show(
                guest.containers(),
                guest.heard() ? "containers.none" : "containers.unknown",
                guest.reach().answers());
    }

    /// @param nothing the text's key where there are none
    /// @param now whether they are so now, and not only when the guest was last heard
    private void show(List<ContainerView> containers, String nothing, boolean now) {
        if (containers.equals(drawn) && nothing.equals(without) && now == live) {
            return;
        }
        live = now;
        drawn = containers;
        without = nothing;
        if (containers.isEmpty()) {
            getChildren().setAll(Labels.of(texts.of(nothing), "muted"));
        } else {
            getChildren().setAll(containers.stream().map(this::row).toList());
        }
    }

    private Node row(ContainerView container) {
        Dot dot = new Dot(live && container.running() ? Tone.GOOD : Tone.NEUTRAL);
        Label name = new Name(container.name());
        Label state = Labels.of(texts.of(said(container)), "muted");
        state.setMinWidth(USE_PREF_SIZE);
        Label image = Labels.of(container.image(), "muted");
        image.setMinWidth(0);
        image.setTooltip(new Tooltip(container.image()));
        HBox first = new HBox(dot, name, image, state);
        first.getStyleClass().add("container-name");
        first.setAlignment(Pos.CENTER_LEFT);
        String kept = container.state().name().toLowerCase(Locale.ROOT);
        List<String> volumes = container.state() == Kept.ON_LOCAL_VOLUME ? container.others() : container.volumes();
        Label reason = Labels.wrapped(texts.of("kept." + kept, String.join(", ", volumes)), "muted", "small");
        VBox text = new VBox(first, reason);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(text, pill(container.state()));
        row.getStyleClass().add("container-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// A text's key.
    private String said(ContainerView container) {
        if (!container.running()) {
            return "container.stopped";
        }
        return live ? "container.runs" : "container.ran";
    }

    /// It gives way only once the image beside it has.
    private static final class Name extends Label {
        private static final double LEAST_EMS = 6;

        Name(String name) {
            super(name);
            getStyleClass().add("strong");
            setTooltip(new Tooltip(name));
        }

        @Override
        protected double computeMinWidth(double height) {
            return Math.min(computePrefWidth(height), LEAST_EMS * getFont().getSize());
        }
    }

    private Pill pill(Kept kept) {
        return switch (kept) {
            case STATELESS -> new Pill(texts.of("pill.stateless"), Tone.NEUTRAL);
            case ON_VOLUMES -> new Pill(texts.of("pill.moves"), Tone.GOOD);
            case ON_LOCAL_VOLUME, IN_DIRECTORY -> new Pill(texts.of("pill.stays"), Tone.WARNING);
        };
    }
}
