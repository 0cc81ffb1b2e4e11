package app.mooring.ui.settings;

import app.mooring.ui.control.Labels;
import app.mooring.ui.control.LanguageChoice;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Look;
import app.mooring.ui.work.Theme;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.SimpleBooleanProperty;
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

    /// By how much the text grows at once.
    private static final int PERCENT_MORE = 20;

    private final Texts texts;
    private final Look look;
    private final Map<Theme, ToggleButton> themes = new EnumMap<>(Theme.class);
    private final Slider size;
    private final CheckBox motion = new CheckBox();

    LookCard(Texts texts, Look look) {
        this.texts = texts;
        this.look = look;
        this.size = new Slider(
                Look.USUAL_PERCENT, Look.LARGEST_PERCENT, look.textPercent().get());
        getStyleClass().add("card");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("settings-grid");
        LanguageChoice language = new LanguageChoice(texts);
        language.setId("settings-language");
        motion.setId("settings-motion");
        motion.textProperty().bind(texts.of("motion.reduced"));
        motion.setSelected(!look.motion().get());
        motion.selectedProperty().addListener((_, _, reduced) -> look.motion().set(!reduced));
        row(grid, "language", language);
        row(grid, "theme", themes());
        row(grid, "textSize", textSize());
        row(grid, "motion", motion);
        getChildren().addAll(Labels.of(texts.of("look"), "heading"), grid);
    }

    private void row(GridPane grid, String id, Node control) {
        Label label = Labels.of(texts.of("row." + id), "settings-label");
        label.setLabelFor(control);
        grid.addRow(grid.getRowCount(), label, control);
    }

    private Node themes() {
        ToggleGroup group = new ToggleGroup();
        HBox all = new HBox();
        all.setAlignment(Pos.CENTER_LEFT);
        Theme[] values = Theme.values();
        for (int i = 0; i < values.length; i++) {
            Theme theme = values[i];
            String id = theme.name().toLowerCase(Locale.ROOT);
            ToggleButton button = new ToggleButton();
            button.setId("settings-theme-" + id);
            button.textProperty().bind(Themes.name(texts, theme));
            button.setToggleGroup(group);
            button.setSelected(look.theme().get() == theme);
            button.getStyleClass().add(i == 0 ? "left-pill" : i == values.length - 1 ? "right-pill" : "center-pill");
            button.setOnAction(_ -> {
                button.setSelected(true);
                look.theme().set(theme);
            });
            themes.put(theme, button);
            all.getChildren().add(button);
        }
        return all;
    }

    private Node textSize() {
        size.setId("settings-text-size");
        size.setBlockIncrement(PERCENT_STEP);
        size.accessibleTextProperty().bind(texts.of("row.textSize"));
        // The text under the pointer does not grow while the thumb is dragged.
        size.valueProperty().addListener((_, _, now) -> {
            if (!size.isValueChanging()) {
                take(now);
            }
        });
        size.valueChangingProperty().addListener((_, _, dragged) -> {
            if (!dragged) {
                take(size.getValue());
            }
        });
        Label percent = Labels.of(size.valueProperty().map(now -> rounded(now) + " %"), "muted");
        percent.setMinWidth(Label.USE_PREF_SIZE);
        HBox all = new HBox(size, percent);
        all.setAlignment(Pos.CENTER_LEFT);
        all.getStyleClass().add("settings-line");
        return all;
    }

    private void take(Number percent) {
        look.textPercent().set(rounded(percent));
    }

    private static int rounded(Number percent) {
        return (int) Math.rint(percent.doubleValue() / PERCENT_STEP) * PERCENT_STEP;
    }

    /// What can be done here.
    List<Action> actions() {
        List<Action> all =
                new ArrayList<>(Themes.actions(texts, theme -> themes.get(theme).fire()));
        all.add(Action.of(texts.of(look.motion().get() ? "motion.reduce" : "motion.usual"), motion::fire));
        int percent = look.textPercent().get();
        all.add(new Action(
                texts.of("textSize.larger"),
                new SimpleBooleanProperty(percent < Look.LARGEST_PERCENT),
                () -> size.setValue(percent + PERCENT_MORE)));
        all.add(new Action(
                texts.of("textSize.smaller"),
                new SimpleBooleanProperty(percent > Look.USUAL_PERCENT),
                () -> size.setValue(percent - PERCENT_MORE)));
        return all;
    }
}
