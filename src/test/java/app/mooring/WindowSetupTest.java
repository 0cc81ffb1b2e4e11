package app.mooring;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.ui.Toolkit;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The setup in the window: from a newcomer's machines to all green.
class WindowSetupTest extends WindowStory {
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
                .isEqualTo("ubuntu2 shuts down in order, then starts again.");
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
        assertThat(states()).containsExactly("ok");
        assertThat(text("#setup-count")).matches("(\\d+) of \\1 done");
        picture("window-setup-done");
    }

    private Set<String> states() {
        return Toolkit.on(() -> window().scene().getRoot().lookupAll(".requirement-state").stream()
                .map(Labeled.class::cast)
                .map(Labeled::getText)
                .collect(Collectors.toSet()));
    }
}
