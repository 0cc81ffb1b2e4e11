package app.mooring.ui.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.operation.StepResult;
import app.mooring.ui.work.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StageTest {
    private static final Instant BEGIN = Instant.parse("2026-11-24T12:00:00Z");

    private static Run.StepRow row(String id, long at, StepResult.State state, long millis) {
        return new Run.StepRow(
                id, BEGIN.plusMillis(at), Optional.of(new StepResult(id, state, millis, List.of(id + "!"))));
    }

    private static StageStep step(Stage stage, String id) {
        return stage.steps().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_plan_shows_how_long_each_should_take_one_after_the_other() {
        Stage stage = Stage.of(Demos.plan(), List.of(), StageStep.State.FAILED, BEGIN);
        assertThat(stage.steps()).hasSize(13).allMatch(step -> step.state() == StageStep.State.PLANNED);
        assertThat(step(stage, "create-volume").startMillis()).isEqualTo(1_000);
        assertThat(step(stage, "create-volume").lengthMillis()).isEqualTo(400);
        assertThat(stage.totalMillis()).isEqualTo(26_300);
    }

    @Test
    void the_database_is_down_from_stop_to_select() {
        Stage stage = Stage.of(Demos.plan(), List.of(), StageStep.State.FAILED, BEGIN);
        assertThat(stage.steps().stream().filter(StageStep::down).map(StageStep::id))
                .containsExactly("stop", "remove", "run-again", "ready-again", "select");
    }

    @Test
    void what_runs_grows_and_what_comes_gives_way() {
        List<Run.StepRow> seen = List.of(
                row("clean", 0, StepResult.State.DONE, 100),
                new Run.StepRow("image", BEGIN.plusMillis(100), Optional.empty()));
        Stage stage = Stage.of(Demos.plan(), seen, StageStep.State.RUNNING, BEGIN.plusMillis(5_100));
        assertThat(step(stage, "image").state()).isEqualTo(StageStep.State.RUNNING);
        assertThat(step(stage, "image").lengthMillis()).isEqualTo(5_000);
        assertThat(step(stage, "create-volume").startMillis()).isEqualTo(5_100);
        assertThat(step(stage, "clean").commands()).containsExactly("clean!");
    }

    @Test
    void the_steps_of_the_setup_come_first() {
        List<Run.StepRow> seen = List.of(row("machine.ide ubuntu3", 0, StepResult.State.DONE, 6_000));
        Stage stage = Stage.of(Demos.plan(), seen, StageStep.State.RUNNING, BEGIN.plusMillis(6_000));
        assertThat(stage.steps().getFirst().ofSetup()).isTrue();
        assertThat(stage.steps().get(1).id()).isEqualTo("clean");
        assertThat(stage.steps().get(1).startMillis()).isEqualTo(6_000);
    }

    @Test
    void one_that_failed_stays_and_what_was_not_come_to_has_no_time() {
        List<Run.StepRow> seen =
                List.of(row("clean", 0, StepResult.State.UNDONE, 100), row("image", 100, StepResult.State.FAILED, 900));
        Stage stage = Stage.of(Demos.plan(), seen, StageStep.State.FAILED, BEGIN.plusMillis(1_000));
        assertThat(step(stage, "clean").state()).isEqualTo(StageStep.State.DONE);
        assertThat(step(stage, "image").state()).isEqualTo(StageStep.State.FAILED);
        assertThat(step(stage, "create-volume").lengthMillis()).isZero();
        assertThat(stage.totalMillis()).isEqualTo(1_000);
    }

    @Test
    void a_step_in_which_the_run_was_cancelled_did_not_fail() {
        List<Run.StepRow> seen = List.of(
                row("clean", 0, StepResult.State.DONE, 100),
                row("image", 100, StepResult.State.FAILED, 900),
                new Run.StepRow("create-volume", BEGIN.plusMillis(1_000), Optional.empty()));
        Stage stage = Stage.of(Demos.plan(), seen, StageStep.State.CANCELLED, BEGIN.plusMillis(1_000));
        assertThat(step(stage, "clean").state()).isEqualTo(StageStep.State.DONE);
        assertThat(step(stage, "image").state()).isEqualTo(StageStep.State.CANCELLED);
        assertThat(step(stage, "create-volume").state()).isEqualTo(StageStep.State.CANCELLED);
    }
}
