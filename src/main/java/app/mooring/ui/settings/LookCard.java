package app.mooring.ui.settings;

import app.mooring.ui.control.Labels;
import app.mooring.ui.control.LanguageChoice;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Look;
import app.mooring.ui.work.Theme;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Language, light or dark, the size of the text, motion.
final class LookCard extends VBox {
    private static final int PERCENT_STEP = 10;

    private final Texts texts;

    LookCard(Texts texts, Look look) {
        this.texts = texts;
        getStyleClass().add("card");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("settings-grid");
        LanguageChoice language = new LanguageChoice(texts);
        language.setId("settings-language");
        language.accessibleTextProperty().bind(texts.of("language"));
        CheckBox motion = new CheckBox();
        motion.setId("settings-motion");
        motion.textProperty().bind(texts.of("motion.reduced"));
        motion.setSelected(!look.motion().get());
        motion.selectedProperty().addListener((_, _, reduced) -> look.motion().set(!reduced));
        row(grid, "language", language);
        row(grid, "theme", themes(look));
        row(grid, "textSize", textSize(look));
        row(grid, "motion", motion);
        getChildren().addAll(Labels.of(texts.of("look"), "heading"), grid);
    }

    private void row(GridPane grid, String id, Node control) {
        Label label = Labels.of(texts.of("row." + id), "settings-label");
        label.setLabelFor(control);
        grid.addRow(grid.getRowCount(), label, control);
    }

    private Node themes(Look look) {
        ToggleGroup group = new ToggleGroup();
        HBox all = new HBox();
        all.setAlignment(Pos.CENTER_LEFT);
        Theme[] themes = Theme.values();
        for (int i = 0; i < themes.length; i++) {
            Theme theme = themes[i];
            String id = theme.name().toLowerCase(Locale.ROOT);
            ToggleButton button = new ToggleButton();
            button.setId("settings-theme-" + id);
            button.textProperty().bind(texts.of("theme." + id));
            button.setToggleGroup(group);
            button.setSelected(look.theme().get() == theme);
            button.getStyleClass().add(i == 0 ? "left-pill" : i == themes.length - 1 ? "right-pill" : "center-pill");
            button.setOnAction(_ -> {
                button.setSelected(true);
                look.theme().set(theme);
            });
            all.getChildren().add(button);
        }
        return all;
    }

    private Node textSize(Look look) {
        Slider slider = new Slider(
                Look.USUAL_PERCENT, Look.LARGEST_PERCENT, look.textPercent().get());
        slider.setId("settings-text-size");
        slider.setBlockIncrement(PERCENT_STEP);
        slider.accessibleTextProperty().bind(texts.of("row.textSize"));
        // The text under the pointer does not grow while the thumb is dragged.
        slider.valueProperty().addListener((_, _, now) -> {
            if (!slider.isValueChanging()) {
                take(look, now);
            }
        });
        slider.valueChangingProperty().addListener((_, _, dragged) -> {
            if (!dragged) {
                take(look, slider.getValue());
            }
        });
        Label percent = Labels.of(slider.valueProperty().map(now -> rounded(now) + " %"), "muted");
        percent.setMinWidth(Label.USE_PREF_SIZE);
        HBox all = new HBox(slider, percent);
        all.setAlignment(Pos.CENTER_LEFT);
        all.getStyleClass().add("settings-line");
        return all;
    }

    private static void take(Look look, Number percent) {
        look.textPercent().set(rounded(percent));
    }

    private static int rounded(Number percent) {
        return (int) Math.rint(percent.doubleValue() / PERCENT_STEP) * PERCENT_STEP;
    }
}
