package app.mooring.ui.demo;

import app.mooring.ui.text.Texts;
import atlantafx.base.theme.Styles;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// How the first machine comes to an end: planned, or by a power cut.
final class KindChoice extends HBox {
    private final ToggleGroup group = new ToggleGroup();

    KindChoice(Texts texts, BooleanProperty powerCut) {
        ToggleButton planned = button("demo-planned", Styles.LEFT_PILL);
        planned.textProperty().bind(texts.of("kind.planned"));
        ToggleButton cut = button("demo-power-cut", Styles.RIGHT_PILL);
        cut.textProperty().bind(texts.of("kind.powerCut"));
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(planned, cut);
        powerCut.subscribe(wanted -> group.selectToggle(wanted ? cut : planned));
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                powerCut.set(now.equals(cut));
            }
        });
    }

    private ToggleButton button(String id, String style) {
        ToggleButton button = new ToggleButton();
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setToggleGroup(group);
        button.getStyleClass().add(style);
        return button;
    }
}
