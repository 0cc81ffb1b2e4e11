package app.mooring;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.ui.Toolkit;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// What the window looks like: language, light and dark, the size of its text.
class WindowLookTest extends WindowStory {
    @Test
    @Order(1)
    void language_and_page_change_at_once() {
        open("harbour");
        click("#language");
        clickText("简体中文");
        awaitText(".title", "港口"::equals);
        picture("window-harbour-chinese");
        click("#language");
        clickText("English");
        awaitText(".title", "Harbour"::equals);
    }

    @Test
    @Order(2)
    void the_settings_change_the_language_too() {
        open("settings");
        click("#settings-language");
        clickText("简体中文");
        awaitText(".title", "设置"::equals);
        assertThat(text("#settings-theme-dark")).isEqualTo("深色");
        click("#settings-language");
        clickText("English");
        awaitText(".title", "Settings"::equals);
    }

    @Test
    @Order(3)
    void the_window_turns_dark_and_light_again() {
        assertThat(ground().getBrightness()).isGreaterThan(0.9);
        click("#settings-theme-dark");
        await("it is dark", () -> ground().getBrightness() < 0.2);
        assertThat(Toolkit.on(() -> ink(".title").getBrightness())).isGreaterThan(0.8);
        picture("window-settings-dark");
        click("#settings-theme-light");
        await("it is light", () -> ground().getBrightness() > 0.9);
        assertThat(Toolkit.on(() -> ink(".title").getBrightness())).isLessThan(0.2);
    }

    @Test
    @Order(4)
    void the_palette_finds_a_page_by_keys_only() {
        keys(KeyCode.SHORTCUT, KeyCode.K);
        await(
                "the palette",
                () -> find("#palette-field").filter(Node::isFocused).isPresent());
        write("machines");
        awaitText("#palette-field", "machines"::equals);
        keys(KeyCode.ENTER);
        awaitText(".title", "Machines"::equals);
        assertThat(Toolkit.on(() -> find("#palette"))).isEmpty();
    }

    private Color ground() {
        Region rail = (Region) find(".rail").orElseThrow();
        return (Color) rail.getBackground().getFills().getFirst().getFill();
    }

    private Color ink(String query) {
        return (Color) ((Labeled) find(query).orElseThrow()).getTextFill();
    }
}
