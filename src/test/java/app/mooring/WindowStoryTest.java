package app.mooring;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.practice.guest.Bundles;
import app.mooring.settings.Home;
import app.mooring.ui.Toolkit;
import app.mooring.ui.WindowOf;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The window on a practice lab, by clicks and keys only.
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WindowStoryTest {
    private static final FxRobot ROBOT = new FxRobot();

    @TempDir
    static Path folder;

    static WindowOf window;

    @BeforeAll
    static void a_newcomer_tries_the_practice_lab() throws IOException {
        System.setProperty("testfx.robot", "glass");
        Home home = new Home(folder.resolve("home"), folder);
        // MySQL's server is unpacked once for all tests.
        Path cache =
                Files.createDirectories(Path.of("target", "practice-cache")).toAbsolutePath();
        Files.createSymbolicLink(Files.createDirectories(home.folder()).resolve("cache"), cache);
        Bundles.make(folder.resolve("driver"), System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch64");
        window = WindowOf.with(new Mooring(home, folder), home);
        click("#start-practice");
        await("the lab is drawn", () -> find("#harbour-machine-ubuntu3").isPresent());
    }

    @AfterAll
    static void the_window_is_closed() {
        window.close();
    }

    private static Optional<Node> find(String query) {
        return Optional.ofNullable(window.scene().getRoot().lookup(query));
    }

    private static void await(String what, java.util.function.BooleanSupplier holds) {
        Toolkit.await(what, holds);
    }

    private static boolean ready(Node node) {
        return !node.isDisabled() && node.getScene() != null && node.isVisible();
    }

    private static void click(String query) {
        await(
                query + " can be clicked",
                () -> find(query).filter(WindowStoryTest::ready).isPresent());
        Toolkit.settle();
        ROBOT.clickOn(Toolkit.on(() -> find(query).orElseThrow()));
    }

    private static String text(String query) {
        return Toolkit.on(() -> ((Labeled) find(query).orElseThrow()).getText());
    }

    private static void awaitLab(String what, Predicate<LabSnapshot> holds) {
        await(what, () -> {
            LabSnapshot seen = Objects.requireNonNull(window.lab().snapshot().get());
            return holds.test(seen);
        });
    }

    @Test
    @Order(1)
    void two_clicks_show_the_proof() {
        click("#harbour-demo");
        click("#demo-run");
        await("the proof", () -> find("#demo-proof-row").isPresent());
        assertThat(text("#demo-proof-row")).contains("123");
        assertThat(text("#demo-proof-disk")).contains("VB");
        window.picture("window-demo-passed");
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
        window.picture("window-setup");
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
        window.picture("window-harbour");
    }

    @Test
    @Order(4)
    void language_and_page_change_at_once() {
        click("#language");
        ROBOT.clickOn("简体中文");
        await(
                "Chinese",
                () -> ((Labeled) find(".title").orElseThrow()).getText().equals("港口"));
        window.picture("window-harbour-chinese");
        click("#language");
        ROBOT.clickOn("English");
        await(
                "English",
                () -> ((Labeled) find(".title").orElseThrow()).getText().equals("Harbour"));
    }

    @Test
    @Order(5)
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
        window.picture("window-machines");
    }

    @Test
    @Order(6)
    void every_page_is_drawn() {
        for (String page : new String[] {"volumes", "guests", "web-service", "activity", "settings"}) {
            click("#rail-" + page);
            window.picture("window-" + page);
            assertThat(find(".failure")).as(page).isEmpty();
        }
    }

    @Test
    @Order(7)
    void a_guest_that_is_cut_off_is_grey_and_nothing_else() {
        window.practice().badDay(false, "network", Optional.of("ubuntu3"));
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
        window.picture("window-cut-off");
        window.practice().badDay(true, "network", Optional.of("ubuntu3"));
        awaitLab(
                "ubuntu3 is back",
                lab -> lab.machine("ubuntu3").orElseThrow().guest().reach().answers());
    }
}
