package app.mooring;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.ui.Toolkit;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The window from its first start to the proof, and what else is on its pages.
class WindowStoryTest extends WindowStory {
    @Test
    @Order(1)
    void two_clicks_show_the_proof() {
        click("#harbour-demo");
        click("#demo-run");
        await("the proof", () -> find("#demo-proof-row").isPresent());
        assertThat(text("#demo-proof-row")).contains("123");
        assertThat(text("#demo-proof-disk")).contains("VB");
        picture("window-demo-passed");
    }

    @Test
    @Order(2)
    void the_setup_is_all_green_then() {
        click("#rail-setup");
        await(
                "it was looked at",
                () -> find("#setup-count").isPresent()
                        && !((Labeled) find("#setup-count").orElseThrow())
                                .getText()
                                .isEmpty());
        String count = text("#setup-count");
        String[] numbers = count.replaceAll("[^0-9 ]", "").strip().split(" +", -1);
        assertThat(numbers[0]).as(count).isEqualTo(numbers[1]);
        picture("window-setup");
    }

    @Test
    @Order(3)
    void the_harbour_shows_the_volume_where_it_went() {
        click("#rail-harbour");
        awaitLab(
                "the volume is on ubuntu3",
                lab -> lab.volume("mysqldata")
                        .filter(volume -> "ubuntu3".equals(volume.machine())
                                && volume.containers().contains("mysql"))
                        .isPresent());
        await(
                "it is drawn there",
                () -> find("#harbour-machine-ubuntu3")
                        .map(card -> card.lookup("#harbour-volume-mysqldata"))
                        .isPresent());
        picture("window-harbour");
    }

    @Test
    @Order(4)
    void a_block_that_is_dragged_to_the_other_machine_moves_there_once_its_plan_is_agreed_to() {
        Toolkit.settle();
        ROBOT.drag(Toolkit.on(() -> find("#harbour-volume-mysqldata").orElseThrow()), MouseButton.PRIMARY)
                .moveTo(Toolkit.on(() -> find("#harbour-machine-ubuntu2").orElseThrow()));
        await("the place is shown", () -> find(".ghost").isPresent());
        picture("window-harbour-drag");
        ROBOT.release(MouseButton.PRIMARY);
        await("the plan", () -> find("#move-go").isPresent());
        picture("window-move-plan");
        click("#move-go");
        await("it was moved", () -> find("#move-done").isPresent());
        assertThat(text("#move-done")).startsWith("mysqldata is on ubuntu2. It was down for ");
        await(
                "it is drawn there",
                () -> find("#harbour-machine-ubuntu2")
                        .map(card -> card.lookup("#harbour-volume-mysqldata"))
                        .isPresent());
        click("#move-close");
        await("the pane is closed", () -> find("#move-pane").isEmpty());
    }

    @Test
    @Order(5)
    void language_and_page_change_at_once() {
        click("#language");
        ROBOT.clickOn("简体中文");
        await(
                "Chinese",
                () -> ((Labeled) find(".title").orElseThrow()).getText().equals("港口"));
        picture("window-harbour-chinese");
        click("#language");
        ROBOT.clickOn("English");
        await(
                "English",
                () -> ((Labeled) find(".title").orElseThrow()).getText().equals("Harbour"));
    }

    @Test
    @Order(6)
    void the_palette_finds_a_page_by_keys_only() {
        ROBOT.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        await(
                "the palette",
                () -> find("#palette-field").filter(Node::isFocused).isPresent());
        ROBOT.write("machines");
        await(
                "it was typed",
                () -> ((TextField) find("#palette-field").orElseThrow())
                        .getText()
                        .equals("machines"));
        ROBOT.press(KeyCode.ENTER).release(KeyCode.ENTER);
        await(
                "the page",
                () -> ((Labeled) find(".title").orElseThrow()).getText().equals("Machines"));
        picture("window-machines");
    }

    @Test
    @Order(7)
    void every_page_is_drawn() {
        for (String page : new String[] {"volumes", "guests", "web-service", "activity", "settings"}) {
            click("#rail-" + page);
            picture("window-" + page);
            assertThat(find(".failure")).as(page).isEmpty();
        }
    }

    @Test
    @Order(8)
    void a_guest_that_is_cut_off_is_grey_and_nothing_else() {
        window().practice().badDay(false, "network", Optional.of("ubuntu3"));
        awaitLab(
                "ubuntu3 is away",
                lab -> lab.machine("ubuntu3").orElseThrow().guest().reach() instanceof Reach.Away);
        awaitLab(
                "ubuntu2 answers",
                lab -> lab.machine("ubuntu2").orElseThrow().guest().reach().answers());
        for (String page : new String[] {"volumes", "machines", "guests", "setup", "demo", "harbour"}) {
            assertThat(Toolkit.on(() -> {
                        // Of the processor: what else this machine does counts for nothing.
                        var thread = ManagementFactory.getThreadMXBean();
                        long begin = thread.getCurrentThreadCpuTime();
                        ((ToggleButton) find("#rail-" + page).orElseThrow()).fire();
                        return (thread.getCurrentThreadCpuTime() - begin) / 1_000_000;
                    }))
                    .as(page)
                    .isLessThan(100);
        }
        picture("window-cut-off");
        window().practice().badDay(true, "network", Optional.of("ubuntu3"));
        awaitLab(
                "ubuntu3 is back",
                lab -> lab.machine("ubuntu3").orElseThrow().guest().reach().answers());
    }
}
