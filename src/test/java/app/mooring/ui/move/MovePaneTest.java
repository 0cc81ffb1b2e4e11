package app.mooring.ui.move;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import app.mooring.operation.StepResult;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Place;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class MovePaneTest {
    private final Desks.Kepts panes = new Desks.Kepts();

    private Stage shown(
            Language language,
            double width,
            double height,
            boolean dark,
            Map<String, Function<Object[], Object>> answers) {
        return shown(Desks.of(Desks.lively(), language, answers), width, height, dark);
    }

    private Stage shown(Desk desk, double width, double height, boolean dark) {
        return Toolkit.on(() -> {
            MovePane pane = new MovePane(desk, panes, "mysqldata", "ubuntu3");
            panes.show(pane);
            pane.setMaxHeight(MovePane.USE_PREF_SIZE);
            StackPane floor = new StackPane(pane);
            StackPane.setAlignment(pane, Pos.BOTTOM_RIGHT);
            StackPane.setMargin(pane, new Insets(24));
            return Toolkit.stage(floor, width, height, dark);
        });
    }

    private static Node found(Stage stage, String id) {
        return stage.getScene().lookup(id);
    }

    private static void fire(Stage stage, String id) {
        Toolkit.await(id, () -> found(stage, id) != null);
        Toolkit.does(() -> ((Button) found(stage, id)).fire());
    }

    private static String line(Stage stage) {
        return ((Label) found(stage, ".step-line")).getText();
    }

    @Test
    void the_plan_is_shown_with_its_times_and_its_commands() {
        Stage stage = shown(Language.ENGLISH, 560, 620, false, Map.of("planMove", _ -> Plans.container()));
        Toolkit.await("the plan", () -> found(stage, "#move-go") != null);
        Toolkit.picture("move-plan", stage.getScene());
        Toolkit.does(() -> ((Hyperlink) found(stage, "#move-commands")).fire());
        Toolkit.picture("move-plan-commands", stage.getScene());
        assertThat(Toolkit.on(
                        () -> stage.getScene().getRoot().lookupAll(".command").size()))
                .isEqualTo(7);
        fire(stage, "#move-close");
        assertThat(panes.shown).isEmpty();
        Toolkit.does(stage::close);
    }

    @Test
    void a_failover_warns_and_is_not_what_enter_does() {
        Stage stage = shown(Language.CHINESE, 560, 480, true, Map.of("planMove", _ -> Plans.failover()));
        Toolkit.await("the plan", () -> found(stage, "#move-go") != null);
        Toolkit.picture("move-failover-chinese-dark", stage.getScene());
        assertThat(Toolkit.on(() -> found(stage, "#move-pane .accent")))
                .as("nothing looks like what Enter does")
                .isNull();
        assertThat(Toolkit.on(() -> found(stage, ".move-warning"))).isNotNull();
        Toolkit.does(stage::close);
    }

    @Test
    void what_stands_in_the_way_is_shown_in_its_place() {
        Stage stage = shown(Language.ENGLISH, 560, 320, false, Map.of("planMove", _ -> {
            throw Failure.refused("migration.severalContainers", "mysqldata", "db, backup");
        }));
        Toolkit.await("why not", () -> found(stage, ".failure-sentence") != null);
        Toolkit.picture("move-refused", stage.getScene());
        assertThat(Toolkit.on(() -> ((Label) found(stage, ".failure-sentence")).getText()))
                .isEqualTo("Several containers have the volume mysqldata: db, backup.");
        Toolkit.does(stage::close);
    }

    @Test
    void where_a_page_mends_what_stands_in_the_way_the_remedy_is_a_button_and_it_can_be_looked_again() {
        List<Place> gone = new CopyOnWriteArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        Desk desk = Desks.going(
                Desks.of(Desks.lively(), Language.ENGLISH, Map.of("planMove", _ -> {
                    if (asked.getAndIncrement() == 0) {
                        throw Failure.refused("lab.noPort", "ubuntu3", "SATA", 30);
                    }
                    return Plans.container();
                })),
                gone);
        Stage stage = shown(desk, 560, 360, false);
        Toolkit.await("why not", () -> found(stage, ".failure-sentence") != null);
        Toolkit.picture("move-refused-remedy", stage.getScene());
        fire(stage, ".failure .button");
        assertThat(gone).containsExactly(Place.MACHINES);
        fire(stage, "#move-look-again");
        Toolkit.await("the plan", () -> found(stage, "#move-go") != null);
        Toolkit.does(stage::close);
    }

    @Test
    void its_steps_are_shown_while_it_runs_and_the_down_time_at_the_end() {
        CountDownLatch goesOn = new CountDownLatch(1);
        Desk desk = Desks.of(
                Desks.lively(),
                Language.ENGLISH,
                Map.of("planMove", _ -> Plans.container(), "carryOut", arguments -> carriedOut(arguments, goesOn)));
        Stage stage = shown(desk, 560, 480, false);
        fire(stage, "#move-go");
        Toolkit.await(
                "the step", () -> stage.getScene().getRoot().lookupAll(".step").size() == 3);
        Toolkit.await("what it says", () -> line(stage).equals("waiting for ubuntu3 to answer"));
        Toolkit.picture("move-running", stage.getScene());
        Toolkit.does(() -> desk.languages().current().set(Language.CHINESE));
        assertThat(Toolkit.on(() -> line(stage))).isEqualTo("正在等待 ubuntu3 响应");
        Toolkit.picture("move-running-chinese", stage.getScene());
        Toolkit.does(() -> desk.languages().current().set(Language.ENGLISH));
        goesOn.countDown();
        Toolkit.await("its end", () -> found(stage, "#move-done") != null);
        Toolkit.picture("move-done", stage.getScene());
        assertThat(Toolkit.on(() -> ((Label) found(stage, "#move-done")).getText()))
                .isEqualTo("mysqldata is on ubuntu3. It was down for 2.0 s.");
        Toolkit.does(stage::close);
    }

    @Test
    void a_move_is_told_once_to_stop_and_takes_its_time() {
        CountDownLatch takenBack = new CountDownLatch(1);
        Desk desk = Desks.of(
                Desks.lively(),
                Language.ENGLISH,
                Map.of("planMove", _ -> Plans.container(), "carryOut", _ -> stopped(takenBack)));
        Stage stage = shown(desk, 560, 480, false);
        fire(stage, "#move-go");
        fire(stage, "#move-cancel");
        assertThat(Toolkit.on(() -> found(stage, "#move-cancel").isDisabled())).isTrue();
        takenBack.countDown();
        Toolkit.await("its end", () -> found(stage, "#move-cancel") == null);
        assertThat(Toolkit.on(() -> found(stage, "#move-close"))).isNotNull();
        Toolkit.does(stage::close);
    }

    private static Object stopped(CountDownLatch takenBack) {
        try {
            new CountDownLatch(1).await();
            return List.of();
        } catch (InterruptedException stop) {
            try {
                takenBack.await();
            } catch (InterruptedException again) {
                throw new AssertionError("told so twice", again);
            }
            throw Failure.cancelled(stop);
        }
    }

    @Test
    void of_a_failover_the_keyboard_begins_at_the_button_that_does_nothing() {
        CountDownLatch mayPlan = new CountDownLatch(1);
        Stage stage = shown(Language.ENGLISH, 560, 480, false, Map.of("planMove", _ -> {
            await(mayPlan);
            return Plans.failover();
        }));
        Toolkit.does(() -> found(stage, "#move-pane").requestFocus());
        mayPlan.countDown();
        Toolkit.await("the plan", () -> found(stage, "#move-go") != null);
        assertThat(Toolkit.on(() -> found(stage, "#move-close").isFocused())).isTrue();
        Toolkit.does(stage::close);
    }

    @Test
    void of_another_plan_the_keyboard_begins_at_the_button_that_moves() {
        assertThat(keyboardWhenThePlanCame("#move-pane")).isEqualTo("move-go");
    }

    @Test
    void but_it_never_goes_from_cancel_to_the_button_that_moves() {
        assertThat(keyboardWhenThePlanCame("#move-close")).isEqualTo("move-close");
    }

    private String keyboardWhenThePlanCame(String before) {
        CountDownLatch mayPlan = new CountDownLatch(1);
        Stage stage = shown(Language.ENGLISH, 560, 480, false, Map.of("planMove", _ -> {
            await(mayPlan);
            return Plans.container();
        }));
        Toolkit.does(() -> found(stage, before).requestFocus());
        mayPlan.countDown();
        Toolkit.await("the plan", () -> found(stage, "#move-go") != null);
        String now = Toolkit.on(() -> stage.getScene().getFocusOwner().getId());
        Toolkit.does(stage::close);
        return now;
    }

    @Test
    void enter_elsewhere_in_the_window_agrees_to_no_plan() {
        Desk desk = Desks.of(Desks.lively(), Language.ENGLISH, Map.of("planMove", _ -> Plans.container()));
        Stage stage = shown(desk, 560, 480, false);
        Toolkit.await("the plan", () -> found(stage, "#move-go") != null);
        Toolkit.does(() -> {
            TextField elsewhere = new TextField();
            ((StackPane) stage.getScene().getRoot()).getChildren().addFirst(elsewhere);
            elsewhere.requestFocus();
            Toolkit.press(elsewhere, KeyCode.ENTER);
        });
        assertThat(Toolkit.on(() -> found(stage, "#move-go"))).isNotNull();
        assertThat(Toolkit.on(desk.works()::busy)).isFalse();
        Toolkit.does(stage::close);
    }

    @Test
    void a_move_that_runs_can_be_left_and_goes_on() {
        CountDownLatch goesOn = new CountDownLatch(1);
        Desk desk = Desks.of(
                Desks.lively(),
                Language.ENGLISH,
                Map.of("planMove", _ -> Plans.container(), "carryOut", arguments -> carriedOut(arguments, goesOn)));
        Stage stage = shown(desk, 560, 480, false);
        fire(stage, "#move-go");
        Toolkit.await("it runs", () -> found(stage, "#move-cancel") != null);
        fire(stage, "#move-close");
        assertThat(panes.shown).isEmpty();
        assertThat(Toolkit.on(desk.works()::busy)).isTrue();
        goesOn.countDown();
        Toolkit.await("its end", () -> !desk.works().busy());
        Toolkit.does(stage::close);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
    }

    @Test
    void what_is_typed_to_use_a_volume_that_was_taken_over_can_be_copied() {
        Stage stage = shown(
                Language.ENGLISH,
                560,
                480,
                false,
                Map.of("planMove", _ -> Plans.failover(), "carryOut", _ -> List.of()));
        Toolkit.await("the plan", () -> found(stage, "#move-go") != null);
        fire(stage, "#move-go");
        Toolkit.await("its end", () -> found(stage, "#move-next") != null);
        Toolkit.picture("move-taken-over", stage.getScene());
        assertThat(Toolkit.on(() -> ((Label) found(stage, "#move-next .label")).getText()))
                .contains("docker run -d -v mysqldata:PATH IMAGE");
        Toolkit.does(stage::close);
    }

    private static Object carriedOut(Object[] arguments, CountDownLatch goesOn) {
        Listener listener = (Listener) arguments[1];
        listener.started("image");
        listener.ended(new StepResult("image", StepResult.State.DONE, 240, List.of()));
        listener.started("stop");
        listener.ended(new StepResult("stop", StepResult.State.DONE, 1500, List.of()));
        listener.started("start");
        listener.progress("start", Progress.of("machine.answer", "ubuntu3"));
        await(goesOn);
        listener.ended(new StepResult("start", StepResult.State.DONE, 500, List.of()));
        return List.of();
    }

    @Test
    void at_twice_the_font_size_it_scrolls_and_its_buttons_stay() {
        Stage stage = shown(Language.ENGLISH, 960, 600, false, Map.of("planMove", _ -> Plans.container()));
        Toolkit.does(() -> stage.getScene().getRoot().setStyle("-fx-font-size: 28px"));
        Toolkit.await("the plan", () -> found(stage, "#move-go") != null);
        Toolkit.picture("move-large-type", stage.getScene());
        assertThat(Toolkit.on(() -> {
                    Node move = found(stage, "#move-go");
                    return stage.getScene()
                            .getRoot()
                            .getLayoutBounds()
                            .contains(move.localToScene(move.getLayoutBounds()));
                }))
                .isTrue();
        Toolkit.does(stage::close);
    }
}
