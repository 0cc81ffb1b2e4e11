package app.mooring.ui.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import app.mooring.operation.StepResult;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.setup.Checkups;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@OnToolkit
@Timeout(60)
class DemoPageTest {
    @TempDir
    private Path shelf;

    private Path suggested = Path.of("");
    private Optional<String> choice = Optional.of("proof");

    /// Beside what is suggested: the person wants another name.
    private Optional<Path> chosen(Path suggestion) {
        suggested = suggestion;
        return choice.map(suggestion::resolveSibling);
    }

    private static Object passes(Object[] arguments) {
        Demos.play(arguments[0], "");
        return Demos.passed();
    }

    private static Object fails(Object[] arguments) {
        Demos.play(arguments[0], "ready-again");
        ((Listener) arguments[0]).ended(new StepResult("ready-again", StepResult.State.FAILED, 4_000, List.of()));
        throw Failure.failed("migration.notReady", "ubuntu3", 180, "mysqld: Can't create test file");
    }

    private Scene drawn(
            Function<Object[], Object> demo,
            Language language,
            double width,
            double height,
            boolean dark,
            String style) {
        Desk desk = Desks.of(
                Desks.lively(),
                language,
                Map.of(
                        "doctor", _ -> Checkups.well(),
                        "planDemo", _ -> Demos.plan(),
                        "demo", demo));
        Scene scene = Toolkit.on(() -> {
            DemoPage page =
                    new DemoPage(desk, new DemoModel(desk, shelf, Clock.systemUTC()), (_, name) -> chosen(name));
            page.node().setStyle(style);
            Scene made = Toolkit.stage(page.node(), width, height, dark).getScene();
            page.shown();
            return made;
        });
        Toolkit.await("the steps", () -> scene.lookup(".stage-row") != null);
        Toolkit.await(
                "ready",
                () -> !text(scene, "#demo-run").equals("Set up and run")
                        && !text(scene, "#demo-run").equals("搭建并运行"));
        return scene;
    }

    private static String text(Scene scene, String id) {
        return ((Labeled) scene.lookup(id)).getText();
    }

    private static void fire(Scene scene, String id) {
        Toolkit.does(() -> ((Button) scene.lookup(id)).fire());
    }

    private static void over(Scene scene) {
        Toolkit.does(() -> scene.getWindow().hide());
    }

    @Test
    void before_it_runs_it_shows_what_it_will_do() {
        Scene scene = drawn(DemoPageTest::passes, Language.ENGLISH, 1012, 730, false, "");
        Toolkit.picture("demo-plan", scene);
        assertThat(Toolkit.on(() -> scene.getRoot().lookupAll(".stage-row").size()))
                .isEqualTo(13);
        assertThat(Toolkit.on(() -> scene.lookup("#demo-save").isVisible())).isFalse();
        over(scene);
    }

    @Test
    void the_whole_command_of_a_step_unfolds_below_it_and_folds_again() {
        Scene scene = drawn(DemoPageTest::passes, Language.ENGLISH, 1012, 730, false, "");
        double high = Toolkit.on(() -> ((Region) scene.lookup(".stage-row")).getHeight());
        StageRow row = Toolkit.on(() -> scene.getRoot().lookupAll(".stage-row").stream()
                .map(StageRow.class::cast)
                .filter(one -> one.lookup(".stage-unfold").isVisible())
                .findFirst()
                .orElseThrow());
        Button unfold = (Button) row.lookup(".stage-unfold");
        String cut = Toolkit.on(() -> ((Label) row.lookup(".stage-command")).getText());
        assertThat(unfold.isFocusTraversable()).isTrue();
        Toolkit.does(unfold::fire);
        Toolkit.picture("demo-unfolded", scene);
        assertThat(Toolkit.on(() -> row.lookupAll(".command-block .command").stream()
                        .map(line -> ((Label) line).getText())
                        .collect(Collectors.joining("; "))))
                .isEqualTo(cut);
        assertThat(row.lookup(".command-block .copy")).isNotNull();
        Toolkit.does(unfold::fire);
        Toolkit.settle();
        assertThat(row.lookup(".command-block")).isNull();
        assertThat(Toolkit.on(() -> ((Region) scene.lookup(".stage-row")).getHeight()))
                .isEqualTo(high);
        over(scene);
    }

    @Test
    void one_click_leads_to_the_proof() {
        record Look(String name, Language language, double width, double height, boolean dark, String style) {}
        for (Look look : List.of(
                new Look("demo", Language.ENGLISH, 1012, 730, false, ""),
                new Look("demo-dark", Language.ENGLISH, 1012, 730, true, ""),
                new Look("demo-chinese", Language.CHINESE, 1012, 730, false, ""),
                new Look("demo-small", Language.ENGLISH, 772, 560, false, ""),
                new Look("demo-large-type", Language.ENGLISH, 960, 600, false, "-fx-font-size: 28px"))) {
            Scene scene = drawn(
                    DemoPageTest::passes, look.language(), look.width(), look.height(), look.dark(), look.style());
            fire(scene, "#demo-run");
            Toolkit.await("the proof", () -> scene.lookup("#demo-passed") != null);
            Toolkit.picture(look.name(), scene);
            assertThat(Toolkit.on(() -> text(scene, "#demo-proof-checksum"))).isEqualTo("2406771243");
            assertThat(Toolkit.on(() -> text(scene, "#demo-proof-disk"))).isEqualTo("VB938dca77-4d6c434e");
            assertThat(Toolkit.on(() -> text(scene, "#demo-proof-down"))).isEqualTo("7.4 s");
            over(scene);
        }
    }

    @Test
    void while_it_runs_it_can_be_cancelled_and_nothing_else_begun() {
        CountDownLatch goOn = new CountDownLatch(1);
        Scene scene = drawn(
                arguments -> {
                    Demos.play(arguments[0], "ready-again");
                    ((Listener) arguments[0]).progress("ready-again", Progress.of("machine.answer", "ubuntu3"));
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw Failure.cancelled(e);
                    }
                    return Demos.passed();
                },
                Language.ENGLISH,
                1012,
                730,
                false,
                "");
        fire(scene, "#demo-run");
        Toolkit.await(
                "what it says",
                () -> scene.getRoot().lookupAll(".stage-command").stream()
                        .anyMatch(one -> ((Label) one).getText().equals("waiting for ubuntu3 to answer")));
        Toolkit.picture("demo-running", scene);
        assertThat(Toolkit.on(() -> scene.lookup("#demo-run").isDisabled())).isTrue();
        assertThat(Toolkit.on(() -> ((ToggleButton) scene.lookup("#demo-power-cut")).isDisabled()))
                .isTrue();
        fire(scene, "#demo-cancel");
        Toolkit.await("the end", () -> !scene.lookup("#demo-run").isDisabled());
        assertThat(Toolkit.on(() -> scene.lookup("#demo-failure") == null)).isTrue();
        assertThat(Toolkit.on(() -> text(scene, "#demo-intro"))).startsWith("The demo was cancelled.");
        Toolkit.picture("demo-cancelled", scene);
        over(scene);
    }

    @Test
    void one_that_fails_says_where_and_can_be_run_again() {
        Scene scene = drawn(DemoPageTest::fails, Language.ENGLISH, 1012, 730, false, "");
        fire(scene, "#demo-run");
        Toolkit.await("the failure", () -> scene.lookup("#demo-failure") != null);
        Toolkit.picture("demo-failed", scene);
        assertThat(Toolkit.on(() -> scene.getRoot().lookupAll(".strong").stream()
                        .map(one -> ((Label) one).getText())
                        .toList()))
                .contains("It stopped at: Wait until MySQL on ubuntu3 is up");
        String again = Toolkit.on(() -> text(scene, "#demo-run"));
        assertThat(Toolkit.on(() -> scene.lookup("#demo-failure").lookupAll(".button").stream()
                        .map(button -> ((Button) button).getText())
                        .toList()))
                .as("the button above does it")
                .doesNotContain(again);
        assertThat(Toolkit.on(() -> scene.lookup("#demo-passed") == null)).isTrue();
        over(scene);
    }

    @Test
    void the_report_is_saved_and_where_is_said() {
        Scene scene = drawn(DemoPageTest::passes, Language.ENGLISH, 1012, 730, false, "");
        fire(scene, "#demo-run");
        Toolkit.await("the proof", () -> scene.lookup("#demo-passed") != null);
        fire(scene, "#demo-save");
        Toolkit.await("the file", () -> scene.lookup("#demo-saved") != null);
        Toolkit.picture("demo-saved", scene);
        assertThat(suggested.getParent()).isEqualTo(shelf);
        assertThat(Toolkit.on(() -> text(scene, "#demo-saved")))
                .isEqualTo("The report is saved: " + shelf.resolve("proof.html"));
        assertThat(shelf.resolve("proof.html")).isNotEmptyFile();
        over(scene);
    }

    @Test
    void a_report_that_cannot_be_saved_is_saved_elsewhere() {
        choice = Optional.of("nowhere/proof");
        Scene scene = drawn(DemoPageTest::passes, Language.ENGLISH, 1012, 730, false, "");
        fire(scene, "#demo-run");
        Toolkit.await("the proof", () -> scene.lookup("#demo-passed") != null);
        fire(scene, "#demo-save");
        Toolkit.await("why not", () -> scene.lookup("#demo-not-saved") != null);
        Toolkit.picture("demo-not-saved", scene);
        assertThat(scene.lookup("#demo-failure")).isNull();
        choice = Optional.of("proof");
        fire(scene, "#demo-not-saved .failure-buttons .button");
        Toolkit.await("the file", () -> scene.lookup("#demo-saved") != null);
        assertThat(scene.lookup("#demo-not-saved")).isNull();
        over(scene);
    }

    @Test
    void a_demo_without_a_second_machine_leads_to_where_that_is_mended() {
        Desk desk = Desks.of(Desks.lively(), Language.ENGLISH, Map.of("doctor", _ -> Checkups.well(), "planDemo", _ -> {
            throw Failure.failed("migration.twoMachines");
        }));
        Scene scene = Toolkit.on(() -> {
            DemoPage page =
                    new DemoPage(desk, new DemoModel(desk, shelf, Clock.systemUTC()), (_, _) -> Optional.empty());
            Scene made = Toolkit.stage(page.node(), 1012, 730, false).getScene();
            page.shown();
            return made;
        });
        Toolkit.await("why not", () -> scene.lookup("#demo-failure") != null);
        assertThat(Toolkit.on(() -> text(scene, "#demo-failure .failure-buttons .button")))
                .isEqualTo("Go to Settings");
        over(scene);
    }

    @Test
    void the_palette_chooses_how_the_machine_ends() {
        Desk desk = Desks.of(
                Desks.lively(),
                Language.ENGLISH,
                Map.of("doctor", _ -> Checkups.well(), "planDemo", _ -> Demos.plan()));
        Toolkit.does(() -> {
            DemoModel model = new DemoModel(desk, shelf, Clock.systemUTC());
            DemoPage page = new DemoPage(desk, model, (_, _) -> Optional.empty());
            Action cut = action(page, "Power cut");
            assertThat(cut.enabled().get()).isTrue();
            assertThat(action(page, "Planned").enabled().get()).isFalse();
            cut.doing().run();
            assertThat(model.powerCut().get()).isTrue();
            assertThat(cut.enabled().get()).isFalse();
            page.close();
        });
    }

    private static Action action(DemoPage page, String name) {
        return page.actions().stream()
                .filter(one -> one.name().getValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void who_does_not_say_where_to_saves_nothing() {
        choice = Optional.empty();
        Scene scene = drawn(DemoPageTest::passes, Language.ENGLISH, 1012, 730, false, "");
        fire(scene, "#demo-run");
        Toolkit.await("the proof", () -> scene.lookup("#demo-passed") != null);
        fire(scene, "#demo-save");
        assertThat(suggested.getParent()).isEqualTo(shelf);
        assertThat(shelf).isEmptyDirectory();
        over(scene);
    }
}
