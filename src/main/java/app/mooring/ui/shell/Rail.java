package app.mooring.ui.shell;

import app.mooring.lab.LabSnapshot;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Reveal;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Navigator;
import app.mooring.ui.work.Place;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableIntegerValue;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The pages' names at the left edge, one of them chosen.
final class Rail extends BorderPane {
    private static final Duration TIP_DELAY = Duration.seconds(1);
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    private static final double LEAST_EMS = 46;

    private final Map<Place, ToggleButton> items = new EnumMap<>(Place.class);
    private final Map<Place, Label> badges = new EnumMap<>(Place.class);
    private final BooleanProperty compact = new SimpleBooleanProperty();
    private final ToggleGroup group = new ToggleGroup();
    private final Executor window;

    /// @param running how much runs
    /// @param palette opens the palette
    Rail(
            Texts texts,
            ObservableValue<@Nullable LabSnapshot> lab,
            ObservableIntegerValue running,
            Navigator navigator,
            Executor window,
            Runnable palette) {
        this.window = window;
        getStyleClass().add("rail");
        compact.subscribe(now -> pseudoClassStateChanged(COMPACT, now));
        accessibleTextProperty().bind(texts.of("rail"));
        VBox column = new VBox();
        column.getStyleClass().add("rail-items");
        for (Place place : Place.values()) {
            badges.put(place, Labels.of(count(place, lab, running), "rail-count"));
            ToggleButton item = item(texts, place, navigator);
            items.put(place, item);
            if (place != Place.SETTINGS) {
                column.getChildren().add(item);
            }
        }
        ScrollPane scrolling = new ScrollPane(column);
        scrolling.setFitToWidth(true);
        scrolling.getStyleClass().add("sheet-scroll");
        scrolling.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scrolling.heightProperty().addListener((_, _, _) -> window.execute(this::reveal));
        VBox top = new VBox(brand(), search(texts, palette));
        top.getStyleClass().add("rail-top");
        setTop(top);
        setCenter(scrolling);
        setBottom(items.get(Place.SETTINGS));
        setMinWidth(Region.USE_PREF_SIZE);
    }

    /// Shows icons alone where a window of that width has no room to spare.
    void fit(ReadOnlyDoubleProperty window) {
        ObservableValue<Font> font = items.get(Place.HARBOUR).fontProperty();
        compact.bind(Bindings.createBooleanBinding(
                () -> window.get() < LEAST_EMS * font.getValue().getSize(), window, font));
    }

    private Label word(Label text) {
        text.visibleProperty().bind(compact.not());
        text.managedProperty().bind(compact.not());
        return text;
    }

    private HBox brand() {
        FontIcon anchor = new FontIcon(Feather.ANCHOR);
        anchor.getStyleClass().add("brand-icon");
        HBox brand = new HBox(anchor, word(Labels.of("Mooring", "heading")));
        brand.getStyleClass().add("rail-brand");
        brand.setAlignment(Pos.CENTER_LEFT);
        return brand;
    }

    /// Looks like the field that it opens.
    private Button search(Texts texts, Runnable palette) {
        Label text = Labels.of(texts.of("palette"));
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Label keys = Labels.of(Keys.PALETTE.getDisplayText(), "small");
        HBox content = new HBox(new FontIcon(Feather.SEARCH), word(text), word(keys));
        content.getStyleClass().add("rail-search-content");
        content.setAlignment(Pos.CENTER_LEFT);
        Button search = new Button();
        search.setId("rail-palette");
        search.setGraphic(content);
        search.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        search.getStyleClass().setAll("rail-search");
        search.setMaxWidth(Double.MAX_VALUE);
        search.accessibleTextProperty().bind(texts.of("palette"));
        search.setOnAction(_ -> palette.run());
        return search;
    }

    /// Has that page's number be this from now on.
    void badge(Place place, ObservableValue<String> text) {
        Label label = badges.get(place);
        if (label != null) {
            label.textProperty().bind(text);
        }
    }

    private ToggleButton item(Texts texts, Place place, Navigator navigator) {
        ObservableValue<String> name = texts.of("place." + place.name().toLowerCase(Locale.ROOT));
        Label text = Labels.of(name);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox content = new HBox(new FontIcon(icon(place)), word(text), word(badges.get(place)));
        content.getStyleClass().add("rail-item-content");
        content.setAlignment(Pos.CENTER_LEFT);
        ToggleButton item = new ToggleButton();
        item.setId("rail-" + place.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        item.setGraphic(content);
        item.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        item.getStyleClass().setAll("rail-item");
        item.setMaxWidth(Double.MAX_VALUE);
        item.setToggleGroup(group);
        item.setAccessibleRole(AccessibleRole.TAB_ITEM);
        item.accessibleTextProperty().bind(name);
        Tooltip keys = new Tooltip();
        keys.textProperty().bind(texts.of("rail.keys", name, Keys.of(place).getDisplayText()));
        keys.setShowDelay(TIP_DELAY);
        item.setTooltip(keys);
        item.setOnAction(_ -> navigator.go(place));
        return item;
    }

    /// Marks that one as the page that is shown.
    void choose(Place place) {
        group.selectToggle(items.get(place));
        window.execute(this::reveal); // once it is laid out
    }

    /// Where the text is large, not all of it is in sight at once.
    private void reveal() {
        if (group.getSelectedToggle() instanceof ToggleButton chosen) {
            Reveal.now(chosen);
        }
    }

    private static ObservableValue<String> count(
            Place place, ObservableValue<@Nullable LabSnapshot> lab, ObservableIntegerValue running) {
        if (place == Place.ACTIVITY) {
            return Bindings.createStringBinding(() -> running.get() == 0 ? "" : String.valueOf(running.get()), running);
        }
        return Bindings.createStringBinding(
                () -> {
                    LabSnapshot seen = lab.getValue();
                    if (seen == null) {
                        return "";
                    }
                    return switch (place) {
                        case VOLUMES -> seen.host().volumesKnown() ? String.valueOf(volumes(seen)) : "";
                        case MACHINES, GUESTS -> String.valueOf(seen.machines().size());
                        case HARBOUR, WEB_SERVICE, SETUP, DEMO, ACTIVITY, SETTINGS -> "";
                    };
                },
                lab);
    }

    /// Those of the guests' own too, as their page counts them.
    private static int volumes(LabSnapshot seen) {
        return seen.volumes().size()
                + seen.machines().stream()
                        .mapToInt(machine -> machine.guest().localVolumes().size())
                        .sum();
    }

    static Ikon icon(Place place) {
        return switch (place) {
            case HARBOUR -> Feather.ANCHOR;
            case VOLUMES -> Feather.DATABASE;
            case MACHINES -> Feather.MONITOR;
            case GUESTS -> Feather.TERMINAL;
            case WEB_SERVICE -> Feather.GLOBE;
            case SETUP -> Feather.CHECK_SQUARE;
            case DEMO -> Feather.PLAY;
            case ACTIVITY -> Feather.CLOCK;
            case SETTINGS -> Feather.SETTINGS;
        };
    }
}
