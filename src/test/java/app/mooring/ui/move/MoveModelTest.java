package app.mooring.ui.move;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.operation.Listener;
import app.mooring.operation.StepResult;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.PlayedWindow;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class MoveModelTest {
    private final PlayedWindow window = new PlayedWindow();

    private MoveModel model(Map<String, Function<Object[], Object>> answers) {
        Desk desk = Desks.of(Desks.lively(), Language.ENGLISH, answers, window);
        MoveModel model = new MoveModel(desk, desk.languages().of(MoveModel.class), "mysqldata", "ubuntu3");
        model.plan();
        return model;
    }

    private void until(MoveModel model, Class<? extends MoveModel.Stage> stage) {
        window.until(() -> stage.isInstance(model.stage().get()));
    }

    private static Object carriedOut(Object[] arguments) {
        Listener listener = (Listener) arguments[1];
        for (String step : List.of("image", "stop", "create", "start", "remove")) {
            listener.started(step);
            listener.ended(new StepResult(step, StepResult.State.DONE, 1000, List.of()));
        }
        return List.of();
    }

    @Test
    void nothing_is_done_before_the_plan_is_agreed_to() {
        MoveModel model = model(Map.of("planMove", _ -> Plans.container()));
        model.move();
        assertThat(model.stage().get()).isEqualTo(new MoveModel.Stage.Planning());
        until(model, MoveModel.Stage.Planned.class);
        assertThat(model.stage().get()).isEqualTo(new MoveModel.Stage.Planned(Plans.container()));
    }

    @Test
    void a_move_tells_how_long_its_container_was_down() {
        MoveModel model = model(Map.of("planMove", _ -> Plans.container(), "carryOut", MoveModelTest::carriedOut));
        until(model, MoveModel.Stage.Planned.class);
        model.move();
        until(model, MoveModel.Stage.Moved.class);
        assertThat(model.stage().get())
                .isInstanceOfSatisfying(
                        MoveModel.Stage.Moved.class,
                        moved -> assertThat(moved.down()).isEqualTo(Duration.ofSeconds(3)));
    }

    @Test
    void a_move_of_a_volume_that_nothing_uses_has_no_down_time() {
        MoveModel model = model(Map.of("planMove", _ -> Plans.failover(), "carryOut", MoveModelTest::carriedOut));
        until(model, MoveModel.Stage.Planned.class);
        model.move();
        until(model, MoveModel.Stage.Moved.class);
        assertThat(model.stage().get())
                .isInstanceOfSatisfying(
                        MoveModel.Stage.Moved.class,
                        moved -> assertThat(moved.down()).isZero());
    }

    @Test
    void what_stands_in_the_way_is_told_and_can_be_looked_at_again() {
        Failure inTheWay = Failure.refused("migration.twice", "db", "ubuntu2", "ubuntu3");
        AtomicInteger asked = new AtomicInteger();
        MoveModel model = model(Map.of("planMove", _ -> {
            if (asked.incrementAndGet() == 1) {
                throw inTheWay;
            }
            return Plans.container();
        }));
        until(model, MoveModel.Stage.Refused.class);
        assertThat(model.stage().get()).isEqualTo(new MoveModel.Stage.Refused(inTheWay));
        model.plan();
        until(model, MoveModel.Stage.Planned.class);
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_move_that_is_cancelled_says_so() {
        MoveModel model = model(Map.of("planMove", _ -> Plans.container(), "carryOut", _ -> {
            try {
                new CountDownLatch(1).await();
                return List.of();
            } catch (InterruptedException e) {
                throw Failure.cancelled(e);
            }
        }));
        until(model, MoveModel.Stage.Planned.class);
        model.move();
        Run run = ((MoveModel.Stage.Moving) model.stage().get()).run();
        assertThat(run.title().getValue()).isEqualTo("Move mysqldata to ubuntu3");
        run.cancel();
        until(model, MoveModel.Stage.Cancelled.class);
        assertThat(model.stage().get()).isEqualTo(new MoveModel.Stage.Cancelled(Plans.container(), run));
    }

    @Test
    void a_plan_that_has_changed_since_is_a_failure_beside_the_steps() {
        Failure changed = Failure.refused("migration.planChanged", "mysqldata", "ubuntu3");
        MoveModel model = model(Map.of("planMove", _ -> Plans.container(), "carryOut", _ -> {
            throw changed;
        }));
        until(model, MoveModel.Stage.Planned.class);
        model.move();
        until(model, MoveModel.Stage.Failed.class);
        assertThat(model.stage().get())
                .isInstanceOfSatisfying(
                        MoveModel.Stage.Failed.class,
                        failed -> assertThat(failed.failure()).isSameAs(changed));
    }
}
