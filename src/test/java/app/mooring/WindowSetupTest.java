package app.mooring;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.ui.Toolkit;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The setup in the window: from a newcomer's machines to all green. Then the first volume, without the mouse.
class WindowSetupTest extends WindowStory {
    private static final int MANY = 60;

    @Test
    @Order(1)
    void a_newcomer_sees_what_is_to_do_and_what_waits_for_it() {
        open("setup");
        awaitText("#setup-count", count -> !count.isEmpty());
        assertThat(text("#setup-state-guest-docker-ubuntu2")).isEqualTo("ok");
        assertThat(text("#setup-state-webservice-running-host")).isEqualTo("to do");
        assertThat(text("#setup-state-plugin-installed-ubuntu3")).isIn("to do", "waits");
        assertThat(states()).contains("to do", "waits");
        picture("window-setup-newcomer");
    }

    @Test
    @Order(2)
    void the_details_show_the_commands() {
        click("#setup-details-webservice-running-host");
        await("#setup-row-webservice-running-host .command");
        assertThat(text("#setup-row-webservice-running-host .command")).contains("webservice");
        click("#setup-details-webservice-running-host");
    }

    @Test
    @Order(3)
    void run_at_one_brings_that_about_and_nothing_else() {
        click("#setup-run-webservice-running-host");
        awaitText("#setup-state-webservice-running-host", "ok"::equals);
        awaitReady("#setup-run-machine-ports-ubuntu2");
        assertThat(text("#setup-state-machine-ports-ubuntu2")).isEqualTo("to do");
    }

    @Test
    @Order(4)
    void what_stops_a_machine_says_so_and_is_run_with_what_it_needs() {
        assertThat(text("#setup-row-machine-ports-ubuntu2 .interrupts"))
                .isEqualTo("ubuntu2 is shut down, then started again.");
        click("#setup-run-machine-ports-ubuntu2");
        awaitText("#setup-state-machine-ports-ubuntu2", "ok"::equals);
        awaitReady("#setup-run-machine-ports-ubuntu3");
        assertThat(text("#setup-state-machine-sata-ubuntu2")).isEqualTo("ok");
    }

    @Test
    @Order(5)
    void the_rest_is_done_while_another_page_is_looked_at() {
        click("#setup-run-all");
        await("#setup-cancel");
        open("machines");
        open("setup");
        awaitReady("#setup-demo");
        // What the machines' restart looked like may come after the end, and has it looked again.
        awaitText("#setup-count", said -> said.matches("(\\d+) of \\1 done"));
        assertThat(states()).containsExactly("ok");
        picture("window-setup-done");
    }

    @Test
    @Order(6)
    void a_volume_is_made_by_keys_alone() {
        keys(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        awaitText(".title", "Volumes"::equals);
        tabTo("#volumes-create");
        keys(KeyCode.SPACE);
        awaitFocus("#volumes-create-name");
        write("ropes");
        keys(KeyCode.TAB);
        awaitFocus("#volumes-create-size");
        keys(KeyCode.SHORTCUT, KeyCode.A);
        write("256m");
        awaitText("#volumes-create-size", "256m"::equals);
        keys(KeyCode.ENTER);
        awaitGone("#volumes-create-ok");
        awaitText("#volumes-details-name", "ropes"::equals);
    }

    @Test
    @Order(7)
    void it_is_moved_by_keys_alone_once_its_plan_is_agreed_to() {
        keys(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        await("#harbour-volume-ropes");
        tabTo("#harbour-volume-ropes");
        keys(KeyCode.M);
        await("where to", () -> find(".context-menu").isPresent());
        keys(KeyCode.DOWN);
        keys(KeyCode.ENTER);
        awaitReady("#move-go");
        tabTo("#move-go");
        keys(KeyCode.ENTER);
        await("#move-done");
        assertThat(text("#move-done")).startsWith("ropes is on ubuntu");
        keys(KeyCode.ESCAPE);
        awaitGone("#move-pane");
    }

    /// Presses Tab until the keyboard is there.
    private void tabTo(String query) {
        for (int presses = 0; presses < MANY && !Toolkit.on(() -> focused(query)); presses++) {
            keys(KeyCode.TAB);
        }
        awaitFocus(query);
    }

    private void awaitFocus(String query) {
        await("the keyboard is at " + query, () -> focused(query));
    }

    private boolean focused(String query) {
        return find(query).filter(Node::isFocused).isPresent();
    }

    private Set<String> states() {
        return Toolkit.on(() -> window().scene().getRoot().lookupAll(".requirement-state").stream()
                .map(Labeled.class::cast)
                .map(Labeled::getText)
                .collect(Collectors.toSet()));
    }
}
