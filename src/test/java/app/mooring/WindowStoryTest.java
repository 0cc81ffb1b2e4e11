package app.mooring;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.ui.Toolkit;
import java.util.List;
import java.util.Optional;
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
        assertThat(isInSight("#demo-proof-row")).isTrue();
        picture("window-demo-passed");
    }

    @Test
    @Order(2)
    void the_setup_is_all_green_then() {
        click("#rail-setup");
        awaitText("#setup-count", said -> said.matches("(\\d+) of \\1 done"));
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
    void a_block_that_was_clicked_has_the_keyboard() {
        click("#harbour-volume-mysqldata");
        keys(KeyCode.M);
        await(".context-menu");
        keys(KeyCode.ESCAPE);
        awaitGone(".context-menu");
    }

    @Test
    @Order(4)
    void a_block_that_is_dragged_to_the_other_machine_moves_there_once_its_plan_is_agreed_to() {
        Toolkit.settle();
        ROBOT.drag(place("#harbour-volume-mysqldata"), MouseButton.PRIMARY).moveTo(place("#harbour-machine-ubuntu2"));
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
    void a_volume_is_made_from_a_form_that_says_what_is_wrong_with_it() {
        open("volumes");
        click("#volumes-create");
        type("#volumes-create-name", "mysqldata");
        await(
                "the name is taken",
                () -> find("#volumes-create-ok").orElseThrow().isDisabled());
        assertThat(text(".volume-create .field-problem")).isEqualTo("There is a volume mysqldata already");
        type("#volumes-create-name", "photos");
        type("#volumes-create-size", "512m");
        choose("#volumes-create-maker", "the driver in ubuntu3");
        choose("#volumes-create-file-system", "xfs");
        picture("window-volume-create");
        click("#volumes-create-ok");
        awaitGone("#volumes-create-ok");
        awaitText("#volumes-details-name", "photos"::equals);
        assertThat(text("#volumes-link-file")).endsWith("photos");
        assertThat(text("#volumes-link-machine")).isEqualTo("On the quay");
        assertThat(rows()).containsExactly("mysqldata", "photos");
        awaitLab(
                "it is as large as wanted",
                lab -> lab.volume("photos")
                        .filter(volume -> volume.fullBytes() == 512L << 20)
                        .isPresent());
    }

    @Test
    @Order(6)
    void the_filter_shows_what_was_typed_and_the_chain_is_whole_to_the_container() {
        type("#volumes-filter", "ubuntu2 mysql");
        awaitText("#volumes-count", "1 of 2 volumes"::equals);
        assertThat(rows()).containsExactly("mysqldata");
        click(() -> row("mysqldata"));
        awaitText("#volumes-details-name", "mysqldata"::equals);
        assertThat(text("#volumes-link-device")).startsWith("/dev/sd");
        assertThat(text("#volumes-link-container")).isEqualTo("mysql");
        assertThat(text("#volumes-link-machine")).startsWith("ubuntu2 · ");
        picture("window-volumes-chain");
    }

    @Test
    @Order(7)
    void what_is_in_use_cannot_be_removed_and_it_is_said_by_whom() {
        click("#volumes-remove");
        await(".volume-remove");
        assertThat(text(".volume-remove .heading")).isEqualTo("Nothing here can be removed");
        assertThat(text(".remove-list .small")).isEqualTo("used by mysql");
        assertThat(Toolkit.on(() -> find("#volumes-remove-ok"))).isEmpty();
        click("#volumes-remove-cancel");
        awaitGone(".volume-remove");
        type("#volumes-filter", "");
    }

    @Test
    @Order(8)
    void one_is_removed_once_that_is_agreed_to() {
        click(() -> row("photos"));
        click("#volumes-details-remove");
        click("#volumes-remove-ok");
        awaitGone(".volume-remove");
        awaitLab("it is gone", lab -> lab.volume("photos").isEmpty());
        await("the table is without it", () -> rows().equals(List.of("mysqldata")));
    }

    @Test
    @Order(9)
    void of_many_those_go_that_nothing_uses() {
        for (String name : new String[] {"one", "two"}) {
            click("#volumes-create");
            type("#volumes-create-name", name);
            choose("#volumes-create-maker", "VirtualBox alone, formatted when first used");
            click("#volumes-create-ok");
            awaitGone("#volumes-create-ok");
            awaitText("#volumes-details-name", name::equals);
        }
        click(() -> row("mysqldata"));
        keys(KeyCode.SHIFT, KeyCode.DOWN);
        keys(KeyCode.SHIFT, KeyCode.DOWN);
        await("three are selected", () -> find("#volumes-details-name").isEmpty());
        click("#volumes-remove");
        await(".volume-remove");
        assertThat(text(".volume-remove .heading")).isEqualTo("Remove these 2 volumes for good?");
        picture("window-volumes-remove");
        click("#volumes-remove-ok");
        awaitGone(".volume-remove");
        await("the one in use stays", () -> rows().equals(List.of("mysqldata")));
    }

    private List<String> rows() {
        return Toolkit.on(() -> cells().map(WindowStory::name).toList());
    }

    @Test
    @Order(10)
    void every_page_is_drawn() {
        for (String page : new String[] {"volumes", "guests", "web-service", "activity", "settings"}) {
            click("#rail-" + page);
            picture("window-" + page);
            assertThat(Toolkit.on(() -> find(".failure"))).as(page).isEmpty();
        }
    }

    @Test
    @Order(11)
    void a_guest_that_is_cut_off_is_grey_and_nothing_else() {
        window().practice().badDay(false, "network", Optional.of("ubuntu3"));
        awaitLab(
                "ubuntu3 is away",
                lab -> lab.machine("ubuntu3").orElseThrow().guest().reach() instanceof Reach.Away);
        awaitLab(
                "ubuntu2 answers",
                lab -> lab.machine("ubuntu2").orElseThrow().guest().reach().answers());
        everyClickIsAnswered();
        open("harbour");
        picture("window-cut-off");
        window().practice().badDay(true, "network", Optional.of("ubuntu3"));
        awaitLab(
                "ubuntu3 is back",
                lab -> lab.machine("ubuntu3").orElseThrow().guest().reach().answers());
    }

    @Test
    @Order(12)
    void a_slow_guest_slows_no_click() {
        window().practice().badDay(false, "slow", Optional.of("ubuntu3"));
        window().lab().refresh();
        everyClickIsAnswered();
        window().practice().badDay(true, "slow", Optional.of("ubuntu3"));
    }
}
