package app.mooring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.lab.LabFile;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import app.mooring.operation.StepResult;
import app.mooring.settings.Home;
import app.mooring.ssh.Command;
import app.mooring.ssh.HostKeyQuestion;
import app.mooring.ssh.HostKeys;
import app.mooring.ssh.SshConfig;
import app.mooring.ui.Toolkit;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// The bad days of the practice lab, and what the window shows of each. They befall `ubuntu3`, or the host;
/// `ubuntu2` goes on, with its container on its volume.
@Isolated("what is logged during it is its own")
class WindowBadDaysTest extends WindowStory {
    /// The driver, which is in another process elsewhere, has a log of its own.
    private static final List<String> SAYING_NOTHING = List.of("app.mooring", "net.schmizz");

    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler log = new Handler() {
        @Override
        public synchronized void publish(LogRecord record) {
            String by = String.valueOf(record.getLoggerName());
            if (record.getLevel().intValue() >= Level.WARNING.intValue()
                    && SAYING_NOTHING.stream().anyMatch(by::startsWith)
                    && !by.startsWith("app.mooring.driver")) {
                logged.add(record);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeAll
    void a_lab_is_set_up_and_has_a_container_on_each_machine() {
        Logger.getLogger("").addHandler(log);
        window().lab().rooms().setup(Listener.SILENT, _ -> true);
        run("ubuntu2", "site", "pages");
        run("ubuntu3", "shop", "orders");
        window().lab().refresh();
        awaitContainer("ubuntu2", "site", true);
        awaitContainer("ubuntu3", "shop", true);
        awaitShown("#harbour-machine-ubuntu3", "orders");
    }

    private void run(String machine, String container, String volume) {
        HostKeys keys = new HostKeys(window().practice().home().resolve("known_hosts"), List.of(), HostKeyQuestion.NO);
        try (Guests guests = new Guests(
                LabFile.read(window().lab().file(), window().practice().home()),
                SshConfig.read(
                        window().practice().home().resolve("none"),
                        window().practice().home()),
                keys,
                Home::secret,
                _ -> new char[0])) {
            Guest guest = guests.of(machine);
            String mount = volume + ":/data";
            guest.shell()
                    .check(Command.of(
                                    "docker",
                                    "run",
                                    "-d",
                                    "--restart",
                                    "always",
                                    "--name",
                                    container,
                                    "--volume-driver",
                                    "mooring",
                                    "-v",
                                    mount,
                                    "busybox",
                                    "sleep",
                                    "1000000")
                            .asRoot());
        }
    }

    @AfterAll
    void the_log_is_left_alone() {
        Logger.getLogger("").removeHandler(log);
    }

    @AfterEach
    void nothing_went_wrong_that_nobody_foresaw() {
        assertThat(said(".shell")).doesNotContain("Exception", "java.", "nobody foresaw");
        synchronized (log) {
            assertThat(logged)
                    .extracting(record -> record.getLoggerName() + ": " + record.getMessage())
                    .isEmpty();
        }
        awaitMachine("ubuntu2", "answers", machine -> machine.guest().reach().answers());
        awaitContainer("ubuntu2", "site", true);
    }

    /// All that is written there and can be seen.
    private String said(String query) {
        return Toolkit.on(() -> saidNow(query));
    }

    private String saidNow(String query) {
        List<String> all = new ArrayList<>();
        find(query).ifPresent(node -> collect(node, all));
        return String.join("\n", all);
    }

    private static void collect(Node node, List<String> all) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled label && label.getText() != null && label.getGraphic() == null) {
            all.add(label.getText());
        } else if (node instanceof TextInputControl input) {
            all.add(input.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
        }
    }

    private void awaitShown(String query, String text) {
        await(query + " says: " + text, () -> saidNow(query).contains(text));
    }

    private void awaitContainer(String machine, String container, boolean runs) {
        awaitMachine(
                machine,
                "has " + container,
                it -> it.guest().containers().stream()
                        .anyMatch(one -> one.name().equals(container) && one.running() == runs));
    }

    private void awaitGuest(String what, Predicate<Reach> holds) {
        awaitMachine("ubuntu3", what, it -> holds.test(it.guest().reach()));
    }

    private void happens(String day) {
        window().practice().badDay(false, day, Optional.of("ubuntu3"));
    }

    private void isMended(String day) {
        window().practice().badDay(true, day, Optional.of("ubuntu3"));
    }

    private boolean isThere(String query) {
        return Toolkit.on(() -> find(query).isPresent());
    }

    private void create(String volume) {
        click("#volumes-create");
        type("#volumes-create-name", volume);
        click("#volumes-create-ok");
    }

    /// Of the processor's time: what else this computer does counts for nothing.
    private void everyPageComesAtOnce() {
        var thread = ManagementFactory.getThreadMXBean();
        for (String page : List.of("volumes", "machines", "guests", "setup", "demo", "harbour")) {
            long nanos = Toolkit.on(() -> {
                long begun = thread.getCurrentThreadCpuTime();
                ((ToggleButton) find("#rail-" + page).orElseThrow()).fire();
                return thread.getCurrentThreadCpuTime() - begun;
            });
            assertThat(Duration.ofNanos(nanos)).as(page).isLessThan(Duration.ofMillis(100));
        }
    }

    /// What the status line tells of it, in words.
    private String status(String id) {
        return Toolkit.on(() -> find("#status-" + id).orElseThrow().getAccessibleText());
    }

    @Test
    @Order(1)
    void a_machine_that_loses_its_power_says_so_and_is_powered_on_by_the_button_beside_that() {
        open("harbour");
        happens("power");
        awaitShown("#harbour-machine-ubuntu3", "This machine ended without shutting down.");
        picture("bad-day-power-harbour");
        assertThat(said("#harbour-machine-ubuntu3")).contains("lost power", "Power on", "orders");
        assertThat(isThere("#harbour-machine-ubuntu3 .runs")).isFalse();
        assertThat(status("ubuntu3")).isEqualTo("ubuntu3 is off.");
        assertThat(status("ubuntu2")).contains("ubuntu2").isNotEqualTo("ubuntu2 is off.");
        assertThat(isThere("#harbour-machine-ubuntu2 .notice")).isFalse();

        open("machines");
        assertThat(said("#machine-ubuntu3")).contains("lost power");
        click("#status-ubuntu3");
        awaitShown("#guest-away-ubuntu3", "ubuntu3 is off.");
        assertThat(said("#guest-away-ubuntu3")).contains("Power it on", "Power on");
        picture("bad-day-power-guests");

        open("harbour");
        click("#harbour-machine-ubuntu3 .notice-action");
        awaitGuest("answers again", Reach::answers);
        awaitContainer("ubuntu3", "shop", true);
        await(
                "the notice is gone",
                () -> find("#harbour-machine-ubuntu3 .notice").isEmpty());
    }

    @Test
    @Order(2)
    void without_the_web_service_the_guests_go_on_and_a_button_starts_it_again() {
        open("harbour");
        click("#harbour-bad-day");
        click("#break-webservice");
        awaitShown("#harbour-host", "cannot be reached: connection refused.");
        picture("bad-day-webservice-harbour");
        assertThat(said("#harbour-web-service")).isEqualTo("web service does not answer");
        assertThat(status("webservice")).contains("cannot be reached");
        assertThat(said("#harbour-machine-ubuntu3")).contains("running", "orders", "shop");
        assertThat(isThere("#harbour-machine-ubuntu3.asleep")).isFalse();
        for (String page : List.of("volumes", "machines")) {
            open(page);
            awaitShown(".host-trouble", "Start the web service");
        }
        click("#status-webservice");
        awaitText("#webservice-state", "stopped"::equals);
        awaitShown("#webservice-log", "Socket connection successful");
        picture("bad-day-webservice-web-service");
        assertThat(isThere("#webservice-at-log-in"))
                .as("what is thrown away is started at no log-in")
                .isFalse();
        click("#webservice-start");
        awaitText("#webservice-state", text -> !text.equals("stopped"));
        awaitLab("it answers", lab -> lab.host().webService().answers());
        open("harbour");
        await("all is well", () -> find("#harbour-host .failure").isEmpty());
    }

    @Test
    @Order(3)
    void a_machine_without_a_free_port_takes_no_volume() {
        open("harbour");
        happens("ports");
        awaitShown("#harbour-machine-ubuntu3", "All its 30 ports are taken: no other volume can come here.");
        picture("bad-day-ports-harbour");
        Toolkit.does(() -> find("#harbour-volume-pages").orElseThrow().requestFocus());
        keys(KeyCode.M);
        await("nowhere to move it", () -> saidNow(".context-menu").contains("No other machine can take it now"));
        keys(KeyCode.ESCAPE);
        click("#harbour-machine-ubuntu3 .notice-action");
        awaitShown("#machine-ubuntu3", "filler-29.vdi");
        picture("bad-day-ports-machines");
        isMended("ports");
        await("they are free", () -> !saidNow("#machine-ubuntu3").contains("filler-"));
        open("harbour");
        awaitGone("#harbour-machine-ubuntu3 .notice");
    }

    @Test
    @Order(4)
    void a_full_volume_folder_lets_no_volume_be_made_and_says_why_where_one_was_to_be_made() {
        open("harbour");
        click("#harbour-bad-day");
        click("#break-folder");
        open("volumes");
        create("xy");
        awaitShown(".volume-create .failure", "Docker on ubuntu2 did not make the volume xy.");
        awaitShown(".volume-create .failure", "There is no room for volume 'xy' in the volume folder.");
        picture("bad-day-folder-volumes");
        click(".volume-create .failure-copy");
        assertThat(Toolkit.on(() -> Clipboard.getSystemClipboard().getString()))
                .contains("There is no room for volume 'xy'");
        isMended("folder");
        click("#volumes-create-ok");
        awaitGone(".volume-create");
        awaitLab("it was made", lab -> lab.volume("xy").isPresent());
    }

    @Test
    @Order(5)
    void another_host_key_is_decided_about_in_the_window() {
        open("harbour");
        happens("hostkey");
        window().lab().refresh();
        awaitShown("#harbour-machine-ubuntu3", "ubuntu3 shows another host key than before");
        picture("bad-day-hostkey-harbour");
        assertThat(status("ubuntu3")).contains("ubuntu3 shows another host key than before");
        click("#harbour-machine-ubuntu3 .notice-action");
        awaitShown("#guest-away-ubuntu3", "ubuntu3 shows another host key than before");
        picture("bad-day-hostkey-guests");
        click("#guest-away-ubuntu3 .button");
        awaitShown("#hostkey", "Is this still ubuntu3?");
        picture("bad-day-hostkey-question");
        click("#hostkey-distrust");
        awaitGone("#hostkey");
        awaitReady("#guest-away-ubuntu3 .button");
        assertThat(status("ubuntu3")).contains("ubuntu3 shows another host key than before");
        click("#guest-away-ubuntu3 .button");
        click("#hostkey-trust");
        awaitGone("#hostkey");
        awaitGuest("answers again", Reach::answers);
        awaitGone("#guest-away-ubuntu3");
    }

    @Test
    @Order(6)
    void a_forgotten_session_is_noticed_by_nobody() {
        open("volumes");
        happens("sessions");
        create("yz");
        awaitGone(".volume-create");
        awaitLab("it was made", lab -> lab.volume("yz").isPresent());
        open("harbour");
        awaitShown("#harbour-quay", "yz");
        assertThat(status("webservice")).isEqualTo("Web service answers");
        assertThat(isThere(".failure")).isFalse();
    }

    @Test
    @Order(7)
    void a_slow_guest_is_waited_for_and_nothing_else_is() {
        open("harbour");
        happens("slow");
        run("ubuntu2", "meter", "readings");
        window().lab().refresh();
        awaitShown("#harbour-machine-ubuntu2", "readings");
        click("#status-ubuntu3");
        awaitText("#guest-reach-ubuntu3", "answers"::equals);
        awaitShown("#guest-log-ubuntu3", "Started Mooring volume driver.");
        picture("bad-day-slow-guests");
        everyPageComesAtOnce();
        awaitGuest("still answers", Reach::answers);
        isMended("slow");
    }

    @Test
    @Order(8)
    void a_guest_that_is_cut_off_is_grey_and_says_why_until_it_is_back() {
        open("harbour");
        happens("network");
        everyPageComesAtOnce();
        awaitShown("#harbour-machine-ubuntu3", "ubuntu3 did not answer within 8 s.");
        assertThat(status("ubuntu3")).contains("ubuntu3 did not answer");
        assertThat(isThere("#harbour-machine-ubuntu3.asleep")).isTrue();
        assertThat(isThere("#harbour-machine-ubuntu2.asleep")).isFalse();
        assertThat(said("#harbour-machine-ubuntu3")).contains("is its network up", "Open guest");
        picture("bad-day-network-harbour");
        click("#harbour-machine-ubuntu3 .notice-action");
        awaitShown("#guest-away-ubuntu3", "ubuntu3 did not answer");
        assertThat(said("#guest-away-ubuntu3")).contains("Ask again");
        picture("bad-day-network-guests");
        isMended("network");
        awaitGuest("answers again", Reach::answers);
        open("harbour");
        awaitGone("#harbour-machine-ubuntu3 .notice");
    }

    @Test
    @Order(9)
    void an_interrupted_move_is_told_beside_its_volume_and_settled_by_a_click_and_not_before() {
        assertThatThrownBy(() -> window().lab().rooms().move("shop", "ubuntu2", killedAt("create")))
                .isInstanceOf(Killed.class);
        window().lab().refresh();
        awaitShown("#harbour-volume-orders", "Interrupted move of shop from ubuntu3 to ubuntu2");
        awaitContainer("ubuntu3", "shop", false);
        picture("bad-day-interrupted-harbour");
        open("volumes");
        awaitShown("#volumes-table", "Interrupted");
        picture("bad-day-interrupted-volumes");
        open("harbour");
        awaitContainer("ubuntu3", "shop", false);
        click("#harbour-volume-orders .notice-action");
        awaitContainer("ubuntu3", "shop", true);
        awaitGone(".interruption");
        open("activity");
        awaitShown(".shell", "Settle what was interrupted");
        open("volumes");
        await("nothing is interrupted", () -> !saidNow("#volumes-table").contains("Interrupted"));
    }

    /// The process is killed: nothing of it runs any more.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private static Listener killedAt(String last) {
        return new Listener() {
            @Override
            public void started(String step) {
                if (step.equals(last)) {
                    throw new Killed();
                }
            }

            @Override
            public void progress(String step, Progress line) {}

            @Override
            public void ended(StepResult result) {}
        };
    }
}
