package app.mooring.bench;

import static app.mooring.bench.BenchLab.in;
import static app.mooring.bench.BenchLab.lab;
import static app.mooring.bench.BenchLab.manage;
import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.Installed;
import app.mooring.face.Rooms;
import app.mooring.lab.LabSnapshot;
import app.mooring.settings.Home;
import app.mooring.ui.Toolkit;
import app.mooring.ui.WindowOf;
import app.mooring.virtualbox.Serial;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

/// The window on real machines, by clicks only: from newcomer machines to the demo's proof, and a guest that is
/// cut off. What it shows is compared with what VirtualBox, the guests and MySQL say themselves.
@Tag("bench")
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WindowBenchTest {
    private static final FxRobot ROBOT = new FxRobot();
    private static final BenchLab LAB = new BenchLab();
    private static final Pattern MEDIUM = Pattern.compile("^UUID: +(\\S+)$", Pattern.MULTILINE);
    private static final Pattern USER = Pattern.compile("^(?:In use by VMs: +| +)(\\S+) \\(UUID", Pattern.MULTILINE);
    private static final List<String> MACHINES = List.of("ubuntu2", "ubuntu3");
    private static final int SETUP_SECONDS = 120;
    private static final int DEMO_SECONDS = 120;

    static WindowOf window;

    @BeforeAll
    static void the_window_opens_on_a_lab_of_newcomer_machines() throws IOException {
        for (String guest : MACHINES) {
            in(
                    guest,
                    "sh",
                    "-c",
                    "docker rm -f $(docker ps -aq); systemctl disable --now mooring; rm -rf /opt/mooring");
        }
        lab("vbox-reset");
        System.setProperty("testfx.robot", "glass");
        Home home = new Home(LAB.home(), BenchEnvironment.HOME);
        window = WindowOf.with(Installed.rooms(home), home);
        await("the lab is drawn", () -> find("#harbour-machine-ubuntu3").isPresent());
    }

    @AfterAll
    static void clean() {
        Rooms.Opened rooms = window.lab().rooms();
        for (String guest : MACHINES) {
            BenchLab.clean(guest);
            rooms.uninstallPlugin(guest);
        }
        rooms.stopWebService();
        window.close();
        lab("vbox-reset");
    }

    private static Optional<Node> find(String query) {
        return Optional.ofNullable(window.scene().getRoot().lookup(query));
    }

    private static void await(String what, BooleanSupplier holds) {
        Toolkit.await(what, holds);
    }

    private static void click(String query) {
        await(
                query + " can be clicked",
                () -> find(query)
                        .filter(node -> !node.isDisabled() && node.isVisible())
                        .isPresent());
        Toolkit.settle();
        ROBOT.clickOn(Toolkit.on(() -> find(query).orElseThrow()));
    }

    private static String text(String query) {
        return Toolkit.on(() -> textOf(find(query).orElseThrow()));
    }

    private static String textOf(Node node) {
        return switch (node) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl field -> field.getText();
            default -> throw new AssertionError(node);
        };
    }

    private static boolean seen(Predicate<LabSnapshot> holds) {
        LabSnapshot now = window.lab().snapshot().get();
        return now != null && holds.test(now);
    }

    private static boolean allGreen() {
        return find("#setup-demo").filter(node -> node.getParent().isVisible()).isPresent();
    }

    @Test
    @Order(1)
    void a_guest_is_trusted_by_the_fingerprint_that_it_has() {
        click("#rail-setup");
        Set<String> shown = new HashSet<>();
        for (int guest = 0; guest < 2; guest++) {
            await(
                    "a host key's fingerprint",
                    () -> find("#hostkey-fingerprint")
                            .filter(field -> !shown.contains(textOf(field)))
                            .isPresent());
            shown.add(text("#hostkey-fingerprint"));
            window.picture("bench-hostkey");
            click("#hostkey-trust");
        }
        Set<String> theirs = new HashSet<>();
        for (String guest : MACHINES) {
            String keys = in(guest, "sh", "-c", "for k in /etc/ssh/*.pub; do ssh-keygen -lf $k; done")
                    .out();
            keys.lines().map(line -> line.split(" ", -1)[1]).forEach(theirs::add);
        }
        assertThat(theirs).containsAll(shown);
    }

    @Test
    @Order(2)
    void one_click_sets_all_of_it_up() {
        await(
                "it was looked at",
                () -> find("#setup-run-all").filter(node -> !node.isDisabled()).isPresent());
        window.picture("bench-setup-newcomer");
        click("#setup-run-all");
        Toolkit.await("all green", SETUP_SECONDS, WindowBenchTest::allGreen);
        window.picture("bench-setup-green");
        String[] numbers =
                text("#setup-count").replaceAll("[^0-9 ]", "").strip().split(" +", -1);
        assertThat(numbers[0]).isEqualTo(numbers[1]);
        assertThat(manage("showvminfo", "ubuntu2", "--machinereadable"))
                .contains(
                        "storagecontrollername0=\"SATA\"", "storagecontrollerportcount0=\"30\"", "VMState=\"running\"")
                .doesNotContain("IDE");
        assertThat(in("ubuntu3", "systemctl", "is-active", "mooring").out()).isEqualTo("active\n");
    }

    @Test
    @Order(3)
    void the_demo_shows_a_proof_that_is_true() throws IOException {
        click("#setup-demo");
        click("#demo-run");
        Toolkit.await("the proof", DEMO_SECONDS, () -> find("#demo-proof-row").isPresent());
        window.picture("bench-demo");
        assertThat(text("#demo-proof-row")).contains("123");
        String password =
                Files.readString(LAB.home().resolve("bench/demo.password")).strip();
        assertThat(in(
                                "ubuntu3",
                                "docker",
                                "exec",
                                "mysql",
                                "sh",
                                "-c",
                                "MYSQL_PWD=" + password
                                        + " mysql -h127.0.0.1 -uroot -Ne 'SELECT * FROM test.my_id; CHECKSUM TABLE"
                                        + " test.my_id'")
                        .out())
                .contains("123", text("#demo-proof-checksum"));
        String medium = manage(
                "showmediuminfo", "disk", BenchLab.VOLUMES.resolve("mysqldata").toString());
        Matcher uuid = MEDIUM.matcher(medium);
        assertThat(uuid.find()).as(medium).isTrue();
        assertThat(text("#demo-proof-disk")).isEqualTo(Serial.of(uuid.group(1)));
        assertThat(USER.matcher(medium).results().map(found -> found.group(1)))
                .as(medium)
                .containsExactly("ubuntu3");
        assertThat(manage("showvminfo", "ubuntu2", "--machinereadable")).doesNotContain(uuid.group(1));
    }

    @Test
    @Order(4)
    void a_guest_that_is_cut_off_is_grey_and_every_click_is_answered_at_once() {
        click("#rail-harbour");
        lab("cut", "ubuntu2");
        try {
            await(
                    "ubuntu2 is grey",
                    () -> find("#harbour-machine-ubuntu2.asleep").isPresent());
            await(
                    "ubuntu3 answers",
                    () -> seen(lab ->
                            lab.machine("ubuntu3").orElseThrow().guest().reach().answers()));
            window.picture("bench-cut-off");
            assertThat(find("#harbour-machine-ubuntu3.asleep")).isEmpty();
            for (String page : new String[] {
                "volumes", "machines", "guests", "web-service", "setup", "demo", "activity", "settings", "harbour"
            }) {
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
        } finally {
            lab("heal", "ubuntu2");
        }
        await(
                "ubuntu2 is back",
                () -> find("#harbour-machine-ubuntu2").isPresent()
                        && find("#harbour-machine-ubuntu2.asleep").isEmpty());
        assertThat(seen(lab ->
                        lab.machine("ubuntu2").orElseThrow().guest().reach().answers()))
                .isTrue();
    }
}
