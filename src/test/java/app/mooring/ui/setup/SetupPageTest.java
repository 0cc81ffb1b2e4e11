package app.mooring.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import app.mooring.operation.StepResult;
import app.mooring.setup.Doctor;
import app.mooring.setup.Finding;
import app.mooring.ui.Desks;
import app.mooring.ui.IdleLabs;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(20)
class SetupPageTest {
    private final Desks.Kepts panes = new Desks.Kepts();

    private Scene drawn(
            List<Doctor.Diagnosis> found, Language language, double width, double height, boolean dark, String style) {
        return drawn(Map.of("doctor", _ -> found), language, width, height, dark, style);
    }

    private Scene drawn(
            Map<String, Function<Object[], Object>> answers,
            Language language,
            double width,
            double height,
            boolean dark,
            String style) {
        return drawn(Desks.of(Desks.lively(), language, answers), width, height, dark, style);
    }

    private Scene drawn(Desk desk, double width, double height, boolean dark, String style) {
        Scene scene = Toolkit.on(() -> {
            SetupPage page = new SetupPage(desk, panes);
            page.node().setStyle(style);
            Scene made = Toolkit.stage(page.node(), width, height, dark).getScene();
            page.shown();
            return made;
        });
        Toolkit.await(
                "the checklist", () -> scene.lookup(".requirement") != null || scene.lookup("#setup-failure") != null);
        return scene;
    }

    @Test
    void where_the_first_look_fails_nothing_runs_on() {
        Map<String, Function<Object[], Object>> answers = Map.of("doctor", _ -> {
            throw Failure.failed("virtualbox.unreachable", "https://192.168.56.1:18083", "refused");
        });
        Scene scene = drawn(answers, Language.ENGLISH, 1012, 730, false, "");
        assertThat(Toolkit.on(() -> ((ProgressBar) scene.lookup(".setup-progress")).getProgress()))
                .isZero();
        over(scene);
    }

    private static void over(Scene scene) {
        Toolkit.does(() -> scene.getWindow().hide());
    }

    private static String text(Scene scene, String id) {
        return Toolkit.on(() -> ((Label) scene.lookup(id)).getText());
    }

    @Test
    void the_checklist_in_both_themes_and_languages() {
        Scene scene = drawn(Checkups.half(), Language.ENGLISH, 1012, 730, false, "");
        Toolkit.does(() -> ((ToggleButton) scene.lookup("#setup-details-webservice-running-host")).fire());
        Toolkit.picture("setup", scene);
        over(scene);
        List.of("dark", "chinese").forEach(kind -> {
            Scene other = drawn(
                    Checkups.half(),
                    kind.equals("chinese") ? Language.CHINESE : Language.ENGLISH,
                    1012,
                    730,
                    kind.equals("dark"),
                    "");
            Toolkit.picture("setup-" + kind, other);
            over(other);
        });
        Scene small = drawn(Checkups.half(), Language.ENGLISH, 772, 560, false, "");
        Toolkit.picture("setup-small", small);
        over(small);
        Scene large = drawn(Checkups.half(), Language.ENGLISH, 960, 600, false, "-fx-font-size: 28px");
        Toolkit.picture("setup-large-type", large);
        over(large);
    }

    @Test
    void a_lab_that_has_all_leads_on_to_the_demo() {
        Scene scene = drawn(Checkups.well(), Language.ENGLISH, 1012, 730, false, "");
        Toolkit.picture("setup-done", scene);
        assertThat(text(scene, "#setup-count")).isEqualTo("29 of 29 done");
        assertThat(Toolkit.on(() -> scene.lookup("#setup-run-all").isVisible()))
                .as("there is no rest")
                .isFalse();
        assertThat(Toolkit.on(() -> scene.lookup("#setup-demo").getParent().isVisible()))
                .isTrue();
        assertThat(Toolkit.on(() -> scene.lookup("#setup-demo").getStyleClass()))
                .as("is what comes next")
                .contains(Styles.ACCENT);
        over(scene);
    }

    @Test
    void do_the_rest_does_it_and_shows_what_it_is_at() {
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicReference<List<Doctor.Diagnosis>> found = new AtomicReference<>(Checkups.half());
        Scene scene = drawn(
                Map.of("doctor", _ -> found.get(), "setup", arguments -> {
                    Listener listener = (Listener) arguments[0];
                    listener.started("machine.ide ubuntu3");
                    listener.progress("machine.ide ubuntu3", Progress.of("machine.stop", "ubuntu3"));
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    listener.ended(new StepResult("machine.ide ubuntu3", StepResult.State.DONE, 6_000, List.of()));
                    found.set(Checkups.well());
                    return found.get();
                }),
                Language.ENGLISH,
                1012,
                730,
                false,
                "");
        Node row = Toolkit.on(() -> scene.lookup("#setup-row-machine-ide-ubuntu3"));
        assertThat(text(scene, "#setup-state-machine-ide-ubuntu3")).isEqualTo("to do");
        Toolkit.does(() -> ((Button) scene.lookup("#setup-run-all")).fire());
        agree();
        Toolkit.await(
                "the row that runs",
                () -> ((Label) scene.lookup("#setup-state-machine-ide-ubuntu3"))
                        .getText()
                        .equals("running"));
        Toolkit.picture("setup-running", scene);
        assertThat(Toolkit.on(() -> scene.lookup("#setup-cancel").isFocused())).isTrue();
        assertThat(Toolkit.on(() -> row.localToScene(row.getBoundsInLocal()).getMaxY()))
                .as("is in sight")
                .isLessThan(730);
        assertThat(Toolkit.on(() -> scene.lookup("#setup-cancel").isVisible())).isTrue();
        goOn.countDown();
        Toolkit.await(
                "all done",
                () -> ((Label) scene.lookup("#setup-count")).getText().equals("29 of 29 done"));
        assertThat(Toolkit.on(() -> scene.lookup("#setup-row-machine-ide-ubuntu3")))
                .isSameAs(row);
        assertThat(Toolkit.on(() -> scene.lookup("#setup-cancel").isVisible())).isFalse();
        Toolkit.settle();
        assertThat(Toolkit.on(() -> {
                    Node demo = scene.lookup("#setup-demo");
                    return demo.localToScene(demo.getBoundsInLocal()).getMinY();
                }))
                .as("what comes next is in sight")
                .isPositive();
        over(scene);
    }

    @Test
    void a_row_that_another_one_was_drawn_for_follows_nothing_any_more() {
        AtomicReference<List<Doctor.Diagnosis>> found = new AtomicReference<>(Checkups.half());
        Scene scene = drawn(Map.of("doctor", _ -> found.get()), Language.ENGLISH, 1012, 730, false, "");
        Label before = Toolkit.on(() -> (Label) scene.lookup("#setup-state-machine-ide-ubuntu3"));
        found.set(withoutLast(Checkups.half()));
        check(scene);
        Toolkit.await("one row less", () -> scene.lookup("#setup-row-plugin-answering-ubuntu3") == null);
        found.set(withoutLast(Checkups.well()));
        check(scene);
        Toolkit.await(
                "what holds now",
                () -> !((Label) scene.lookup("#setup-state-machine-ide-ubuntu3"))
                        .getText()
                        .equals("to do"));
        assertThat(Toolkit.on(before::getText)).isEqualTo("to do");
        over(scene);
    }

    private static List<Doctor.Diagnosis> withoutLast(List<Doctor.Diagnosis> all) {
        return all.subList(0, all.size() - 1);
    }

    private static void check(Scene scene) {
        Toolkit.does(() -> ((Button) scene.lookup("#setup-check")).fire());
    }

    /// To the restart that was asked about.
    private void agree() {
        Toolkit.does(() -> ((Button) panes.shown.getFirst().lookup("#ask-ok")).fire());
    }

    @Test
    void what_a_restart_stops_is_said_and_asked_before_and_nothing_is_done_meanwhile() {
        List<Object> begun = new CopyOnWriteArrayList<>();
        Map<String, Function<Object[], Object>> answers = Map.of("doctor", _ -> Checkups.half(), "setup", _ -> {
            begun.add("setup");
            return Checkups.well();
        });
        Scene scene = drawn(answers, Language.ENGLISH, 1012, 730, false, "");
        assertThat(Toolkit.on(() -> scene.lookup("#setup-row-machine-ports-ubuntu3").lookupAll(".interrupts").stream()
                        .map(one -> ((Label) one).getText())
                        .toList()))
                .containsExactly("ubuntu3 is shut down, then started again. Stopped for a while: wiki_app");
        Toolkit.does(() -> ((Button) scene.lookup("#setup-run-machine-ports-ubuntu3")).fire());
        Scene asking = Toolkit.on(() ->
                Toolkit.stage((Parent) panes.shown.getFirst(), 360, 400, false).getScene());
        Toolkit.picture("setup-ask", asking);
        over(asking);
        assertThat(begun).isEmpty();
        agree();
        Toolkit.await(
                "all done",
                () -> ((Label) scene.lookup("#setup-count")).getText().equals("29 of 29 done"));
        assertThat(begun).hasSize(1);
        over(scene);
    }

    @Test
    void a_machine_of_which_nothing_is_known_is_asked_about() {
        LabSnapshot unheard =
                IdleLabs.of(new Reach.Answers(), new Reach.Away(Failure.failed("ssh.login", "ubuntu3", "ubuntu")));
        Map<String, Function<Object[], Object>> answers = Map.of("doctor", _ -> Checkups.half());
        Scene scene = drawn(Desks.of(unheard, Language.ENGLISH, answers), 1012, 730, false, "");
        Toolkit.does(() -> ((Button) scene.lookup("#setup-run-all")).fire());
        Scene asking = Toolkit.on(() ->
                Toolkit.stage((Parent) panes.shown.getFirst(), 360, 400, false).getScene());
        assertThat(Toolkit.on(() -> asking.getRoot().lookupAll(".label").stream()
                        .map(one -> ((Label) one).getText())
                        .toList()))
                .contains("ubuntu3 is shut down, then started again. What runs there is not known.");
        over(asking);
        over(scene);
    }

    @Test
    void a_step_that_fails_says_why_where_all_can_be_tried_again() {
        Scene scene = drawn(
                Map.of("doctor", _ -> Checkups.half(), "setup", arguments -> {
                    ((Listener) arguments[0]).started("machine.ide ubuntu3");
                    throw Failure.failed("operation.locked", "/home/ada/VirtualBox/Volumes/.mooring.lock");
                }),
                Language.CHINESE,
                772,
                560,
                true,
                "");
        Toolkit.does(() -> ((Button) scene.lookup("#setup-run-all")).fire());
        agree();
        Toolkit.await("why", () -> scene.lookup("#setup-failure") != null);
        Toolkit.await("looked again", () -> !scene.lookup("#setup-check").isDisabled());
        Toolkit.picture("setup-failed", scene);
        assertThat(Toolkit.on(() -> scene.lookup("#setup-failure").lookupAll(".button").stream()
                        .map(button -> ((Button) button).getText())
                        .filter(Objects::nonNull)
                        .toList()))
                .as("the button above does it")
                .isEmpty();
        Node why = Toolkit.on(() -> scene.lookup("#setup-failure"));
        assertThat(Toolkit.on(() -> why.localToScene(why.getBoundsInLocal()).getMinY()))
                .as("is in sight")
                .isBetween(40.0, 560.0);
        assertThat(Toolkit.on(() -> scene.lookup("#setup-run-all").isDisabled()))
                .isFalse();
        over(scene);
    }

    @Test
    void what_a_person_has_to_do_is_said_with_the_way_there_and_there_is_no_rest_to_do() {
        Failure why = Failure.failed("setup.noSata", "ubuntu2", "SATA", 30);
        List<Doctor.Diagnosis> found = Checkups.found(Map.of("machine.sata ubuntu2", new Finding.Unsatisfied(why)));
        Scene scene = drawn(found, Language.ENGLISH, 1012, 730, false, "");
        assertThat(Toolkit.on(() -> scene.lookup("#setup-run-all").isDisabled()))
                .isTrue();
        Toolkit.does(() -> ((ToggleButton) scene.lookup("#setup-details-machine-sata-ubuntu2")).fire());
        Toolkit.picture("setup-person", scene);
        assertThat(text(scene, "#setup-count")).endsWith("done · the rest is for you to do: see below");
        assertThat(Toolkit.on(() ->
                        scene.lookup("#setup-row-machine-sata-ubuntu2").lookupAll(".requirement-more .button").stream()
                                .map(one -> ((Button) one).getText())
                                .toList()))
                .containsExactly("Go to Settings");
        over(scene);
    }

    @Test
    void details_tell_why_and_the_commands() {
        Scene scene = drawn(Checkups.half(), Language.ENGLISH, 1012, 730, false, "");
        Toolkit.does(() -> ((ToggleButton) scene.lookup("#setup-details-machine-ports-ubuntu3")).fire());
        Toolkit.settle();
        assertThat(Toolkit.on(() -> scene.lookup("#setup-row-machine-ports-ubuntu3").lookupAll(".command").stream()
                        .map(one -> ((Label) one).getText())
                        .toList()))
                .containsExactly(
                        "mooring machine stop ubuntu3",
                        "mooring machine storage ubuntu3",
                        "mooring machine start ubuntu3");
        over(scene);
    }
}
