package app.mooring.ui.guests;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.plugin.PluginStatus;
import app.mooring.ui.BrokenLabs;
import app.mooring.ui.Desks;
import app.mooring.ui.IdleLabs;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Sight;
import app.mooring.ui.Toolkit;
import app.mooring.ui.VolumesOf;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class GuestsPictureTest {
    private static final Map<String, Function<Object[], Object>> ANSWERS = Map.of(
            "plugin",
            machine -> status((String) machine[0]),
            "pluginDifference",
            _ -> List.of(
                    "-   \"webService\" : \"https://192.168.56.2:18083\",",
                    "+   \"webService\" : \"https://192.168.56.1:18083\",",
                    "+   \"volumeFolder\" : \"/home/ada/VirtualBox/Volumes\","),
            "followPluginLog",
            arguments -> log(arguments[1]));

    @SuppressWarnings("unchecked")
    private static Object log(Object told) {
        Consumer<String> line = (Consumer<String>) told;
        line.accept("mooring 0.1.0 listens on /run/docker/plugins/mooring.sock");
        line.accept("Connected to https://192.168.56.1:18083, VirtualBox 7.2.22, as machine ubuntu2");
        for (int i = 0; i < 40; i++) {
            line.accept("12:00:%02d Mount mysqldata for 7f3a%02d: port 1, serial VB938dca77-4d6c434e, /dev/sdb, ext4"
                    .formatted(i, i));
        }
        return true;
    }

    @Test
    void a_guest_in_both_themes_and_languages() {
        Sight.LIGHT.draw("guests", page(Desks.lively(), ANSWERS), page -> page.show("ubuntu2"));
        Sight.DARK.draw("guests-dark", page(Desks.lively(), ANSWERS), page -> page.show("ubuntu3"));
        Sight.CHINESE.draw("guests-chinese", page(Desks.lively(), ANSWERS), page -> page.show("ubuntu3"));
        Sight.SMALL.draw("guests-small", page(VolumesOf.forty(), ANSWERS), page -> page.show("ubuntu2"));
        Sight.LARGE.draw("guests-large-type", page(Desks.lively(), ANSWERS), page -> page.show("ubuntu2"));
        Sight.LARGE_WIDE.draw("guests-large-type-wide", page(Desks.cutOff(), ANSWERS), page -> page.show("ubuntu3"));
    }

    @Test
    void a_guest_that_is_cut_off_says_why() {
        Stage stage = Sight.LIGHT.picture("guests-away", page(Desks.cutOff(), ANSWERS), page -> page.show("ubuntu3"));
        assertThat(Toolkit.on(() -> ((Label) stage.getScene().lookup(".failure-sentence")).getText()))
                .isEqualTo("ubuntu3 does not answer at 192.168.56.13, port 22.");
        assertThat(disabled(stage, "#guest-install-ubuntu3")).isTrue();
        assertThat(disabled(stage, "#guest-terminal-ubuntu3"))
                .as("why it does not answer can be looked for there")
                .isFalse();
        assertThat(Toolkit.on(() -> stage.getScene().getRoot().lookupAll(".list-cell .dot.tone-bad")))
                .as("as in the harbour and in the status line")
                .hasSize(1);
        assertThat(Toolkit.on(() -> stage.getScene().getRoot().lookupAll(".list-cell").stream()
                        .map(Node::getAccessibleText)
                        .toList()))
                .contains("ubuntu2, answers", "ubuntu3, does not answer");
        assertThat(containers(stage)).contains("running when last heard").doesNotContain("running");
        assertThat(Toolkit.on(() -> stage.getScene().lookup(".containers").lookupAll(".dot.tone-good")))
                .isEmpty();
        Toolkit.does(stage::close);
    }

    @Test
    void a_guest_that_shows_another_host_key_is_not_said_to_be_silent() {
        LabSnapshot seen = IdleLabs.of(
                new Reach.Answers(),
                new Reach.Away(Failure.failed("ssh.hostKey.changed", "ubuntu3", "SHA256:one", "known", "hosts")));
        Stage stage = Sight.LIGHT.picture("guests-other-key", page(seen, ANSWERS), page -> page.show("ubuntu3"));
        assertThat(Toolkit.on(() -> stage.getScene().getRoot().lookupAll(".list-cell").stream()
                        .map(Node::getAccessibleText)
                        .toList()))
                .contains("ubuntu3, shows another host key");
        Toolkit.does(stage::close);
    }

    @Test
    void in_a_machine_that_is_off_no_terminal_is_opened() {
        LabSnapshot cut = Desks.cutOff();
        LabSnapshot off = new LabSnapshot(
                cut.taken(),
                cut.host(),
                List.of(
                        cut.machines().getFirst(),
                        Desks.machine(
                                1,
                                "PoweredOff",
                                List.of(),
                                cut.machines().get(1).guest())),
                cut.volumes());
        Stage stage = Sight.LIGHT.picture("guests-off", page(off, ANSWERS), page -> page.show("ubuntu3"));
        assertThat(disabled(stage, "#guest-terminal-ubuntu3")).isTrue();
        Toolkit.does(stage::close);
    }

    @Test
    void of_a_guest_that_was_never_heard_it_is_not_known_which_containers_it_has() {
        Stage stage = Sight.LIGHT.picture(
                "guests-unheard", page(BrokenLabs.unheard(), ANSWERS), page -> page.show("ubuntu3"));
        assertThat(containers(stage)).containsExactly("Not known yet: this guest was not heard.");
        assertThat(Toolkit.on(() -> ((Label) stage.getScene().lookup("#guest-release-ubuntu3")).getText()))
                .isEqualTo("not known");
        Toolkit.does(stage::close);
    }

    private static List<String> containers(Stage stage) {
        return Toolkit.on(() -> stage.getScene().lookup(".containers").lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .toList());
    }

    @Test
    void an_upgrade_is_offered_only_where_another_release_is_at_hand() {
        Stage same = Sight.LIGHT.picture("guests", page(Desks.lively(), ANSWERS), page -> page.show("ubuntu2"));
        assertThat(disabled(same, "#guest-install-ubuntu2")).isTrue();
        Toolkit.does(same::close);
        Map<String, Function<Object[], Object>> older = new HashMap<>(ANSWERS);
        older.put("plugin", machine -> status((String) machine[0]).offering("0.2.0"));
        Stage stage = Sight.LIGHT.picture("guests-older", page(Desks.lively(), older), page -> page.show("ubuntu2"));
        assertThat(disabled(stage, "#guest-install-ubuntu2")).isFalse();
        assertThat(Toolkit.on(() -> ((Label) stage.getScene().lookup("#guest-release-ubuntu2")).getText()))
                .isEqualTo("0.1.0; 0.2.0 can be installed");
        Toolkit.does(stage::close);
    }

    @Test
    void rex_ray_is_configured_and_neither_brought_nor_taken_away() {
        Lab own = Desks.lab();
        Map<String, Function<Object[], Object>> answers = new HashMap<>(ANSWERS);
        answers.put(
                "lab",
                _ -> new Lab(
                        own.name(),
                        own.virtualBoxFolder(),
                        own.webService(),
                        own.volumeFolder(),
                        "rexray",
                        own.machines()));
        Stage stage = Sight.LIGHT.picture("guests-rexray", page(Desks.lively(), answers), page -> page.show("ubuntu2"));
        assertThat(Toolkit.on(() -> stage.getScene().lookup("#guest-reconfigure-ubuntu2")))
                .isNotNull();
        assertThat(Toolkit.on(() -> stage.getScene().lookup("#guest-uninstall-ubuntu2")))
                .isNull();
        Toolkit.does(stage::close);
    }

    @Test
    void a_long_image_gives_way_to_the_name_and_to_what_a_move_takes_along() {
        LabSnapshot well = Desks.lively();
        LabSnapshot.MachineView first = well.machines().getFirst();
        LabSnapshot.GuestView guest = first.guest();
        LabSnapshot.ContainerView one = new LabSnapshot.ContainerView(
                "web",
                "registry.example.org:5000/team/web@sha256:" + "0123456789abcdef".repeat(4),
                true,
                List.of(),
                LabSnapshot.Kept.STATELESS);
        LabSnapshot seen = new LabSnapshot(
                well.taken(),
                well.host(),
                List.of(
                        new LabSnapshot.MachineView(
                                first.wanted(),
                                first.machine(),
                                new LabSnapshot.GuestView(
                                        guest.reach(),
                                        guest.address(),
                                        guest.docker(),
                                        guest.driver(),
                                        guest.release(),
                                        List.of(one),
                                        List.of())),
                        well.machines().get(1)),
                well.volumes());
        for (Sight sight : List.of(Sight.SMALL, Sight.LARGE)) {
            Stage stage = sight.picture("guests-long-image", page(seen, ANSWERS), page -> page.show("ubuntu2"));
            Node row = stage.getScene().lookup(".container-row");
            List<Bounds> bounds = Toolkit.on(() -> Stream.concat(
                            ((Parent) row.lookup(".container-name")).getChildrenUnmodifiable().stream(),
                            Stream.of(row.lookup(".pill")))
                    .map(node -> node.localToScene(node.getLayoutBounds()))
                    .toList());
            for (int i = 1; i < bounds.size(); i++) {
                assertThat(bounds.get(i).getMinX())
                        .isGreaterThanOrEqualTo(bounds.get(i - 1).getMaxX());
            }
            assertThat(Toolkit.on(() -> ((Text) row.lookup(".strong").lookup(".text")).getText()))
                    .isEqualTo("web");
            Toolkit.does(stage::close);
        }
    }

    private static boolean disabled(Stage stage, String id) {
        return Toolkit.on(() -> stage.getScene().lookup(id).isDisabled());
    }

    private static PluginStatus status(String machine) {
        return new PluginStatus(machine, "0.1.0", "0.1.0", true, "active", true, false, true);
    }

    private static Function<Language, GuestsPage> page(
            LabSnapshot snapshot, Map<String, Function<Object[], Object>> answers) {
        return language -> new GuestsPage(Desks.of(snapshot, language, answers), new Desks.Kepts());
    }

    @Test
    void the_difference_is_shown_before_it_is_applied() {
        difference(ANSWERS, pane -> {
            Toolkit.await("the difference", () -> pane.lookup(".line-in") != null);
            Toolkit.picture("guests-difference", pane);
            assertThat(Toolkit.on(() -> pane.lookup("#guest-apply").isDisabled()))
                    .isFalse();
        });
    }

    @Test
    void the_keyboard_goes_to_what_applies_it_from_the_pane_alone() {
        assertThat(keyboardAtTheDifference(".pane")).isEqualTo("guest-apply");
        assertThat(keyboardAtTheDifference("#guest-leave")).isEqualTo("guest-leave");
    }

    private static String keyboardAtTheDifference(String before) {
        CountDownLatch known = new CountDownLatch(1);
        Map<String, Function<Object[], Object>> answers = new HashMap<>(ANSWERS);
        answers.put("pluginDifference", machine -> {
            try {
                known.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return ANSWERS.get("pluginDifference").apply(machine);
        });
        List<String> keyboard = new ArrayList<>();
        difference(answers, pane -> {
            Toolkit.does(() -> pane.lookup(before).requestFocus());
            known.countDown();
            Toolkit.await("the difference", () -> pane.lookup(".line-in") != null);
            keyboard.add(Toolkit.on(() -> pane.getFocusOwner().getId()));
        });
        return keyboard.getFirst();
    }

    private static void difference(Map<String, Function<Object[], Object>> answers, Consumer<Scene> look) {
        Desks.Kepts panes = new Desks.Kepts();
        Desk desk = Desks.of(Desks.lively(), Language.ENGLISH, answers);
        Stage stage = Toolkit.on(() -> {
            GuestsPage page = new GuestsPage(desk, panes);
            page.shown();
            return Toolkit.stage(page.node(), 1012, 730, false);
        });
        Toolkit.settle();
        Toolkit.does(() -> ((Button) stage.getScene().lookup("#guest-reconfigure-ubuntu2")).fire());
        ((Region) panes.shown.getFirst()).setMaxHeight(Region.USE_PREF_SIZE);
        Stage pane = Toolkit.on(() -> Toolkit.stage(new StackPane(panes.shown.getFirst()), 560, 360, false));
        look.accept(pane.getScene());
        Toolkit.does(pane::close);
        Toolkit.does(stage::close);
    }
}
