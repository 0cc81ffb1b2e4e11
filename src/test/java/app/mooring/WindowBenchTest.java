package app.mooring;

import static app.mooring.bench.BenchLab.in;
import static app.mooring.bench.BenchLab.lab;
import static app.mooring.bench.BenchLab.manage;
import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.bench.BenchEnvironment;
import app.mooring.bench.BenchLab;
import app.mooring.face.Rooms;
import app.mooring.settings.Home;
import app.mooring.ui.Toolkit;
import app.mooring.ui.WindowOf;
import app.mooring.virtualbox.Serial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The window on real machines, by clicks only: from newcomer machines to the demo's proof, and a guest that is
/// cut off. What it shows is compared with what VirtualBox, the guests and MySQL say themselves.
@Tag("bench")
class WindowBenchTest extends WindowStory {
    private static final BenchLab LAB = new BenchLab();
    private static final List<String> MACHINES = List.of("ubuntu2", "ubuntu3");
    private static final Pattern MEDIUM = Pattern.compile("^UUID: +(\\S+)$", Pattern.MULTILINE);
    private static final Pattern USER = Pattern.compile("^(?:In use by VMs: +| +)(\\S+) \\(UUID", Pattern.MULTILINE);
    private static final int SECONDS = 150;

    @Override
    WindowOf opened(Path folder) {
        BenchLab.asNewcomersHaveIt();
        Home home = new Home(LAB.home(), BenchEnvironment.HOME);
        return WindowOf.with(new Mooring(home, Path.of("target", "mooring").toAbsolutePath()), home);
    }

    @Override
    void openLab() {
        // The one that the person has is opened by itself.
    }

    @AfterAll
    void clean() {
        Rooms.Opened rooms = window().lab().rooms();
        for (String guest : MACHINES) {
            BenchLab.clean(guest);
            rooms.uninstallPlugin(guest);
        }
        rooms.stopWebService();
        lab("vbox-reset");
    }

    @Test
    @Order(1)
    void a_guest_is_trusted_by_the_fingerprint_that_it_has() {
        open("setup");
        Set<String> shown = new HashSet<>();
        for (int guest = 0; guest < MACHINES.size(); guest++) {
            awaitText("#hostkey-fingerprint", fingerprint -> !shown.contains(fingerprint));
            shown.add(text("#hostkey-fingerprint"));
            picture("bench-hostkey");
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
        click("#setup-run-all");
        Toolkit.await(
                "all green",
                SECONDS,
                () -> find("#setup-demo")
                        .filter(node -> node.getParent().isVisible())
                        .isPresent());
        picture("bench-setup");
        awaitText("#setup-count", said -> said.matches("(\\d+) of \\1 done"));
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
        Toolkit.await("the proof", SECONDS, () -> find("#demo-proof-row").isPresent());
        picture("bench-demo");
        assertThat(text("#demo-proof-row")).contains("123");
        String password =
                Files.readString(LAB.home().resolve("bench/demo.password")).strip();
        String ask = "MYSQL_PWD=" + password + " mysql -h127.0.0.1 -uroot --batch --skip-column-names -e ";
        String rows = "'SELECT * FROM test.my_id; CHECKSUM TABLE test.my_id'";
        assertThat(in("ubuntu3", "docker", "exec", "mysql", "sh", "-c", ask + rows)
                        .out())
                .contains("123\n", "test.my_id\t" + text("#demo-proof-checksum"));
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
        open("harbour");
        lab("cut", "ubuntu2");
        try {
            await("#harbour-machine-ubuntu2.asleep");
            awaitMachine(
                    "ubuntu3", "answers", machine -> machine.guest().reach().answers());
            picture("bench-cut-off");
            assertThat(Toolkit.on(() -> find("#harbour-machine-ubuntu3.asleep")))
                    .isEmpty();
            everyClickIsAnswered();
        } finally {
            lab("heal", "ubuntu2");
        }
        awaitMachine(
                "ubuntu2", "answers again", machine -> machine.guest().reach().answers());
        awaitGone("#harbour-machine-ubuntu2.asleep");
    }
}
