package app.mooring.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.operation.Activity;
import app.mooring.operation.StepResult;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.PlayedWindow;
import app.mooring.ui.work.History;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Works;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class ActivityModelTest {
    private static final Activity EARLIER =
            new Activity("Set up the lab", 1_000, 90_000, Activity.Outcome.DONE, "", List.of());

    private final PlayedWindow window = new PlayedWindow();
    private final BlockingQueue<Activity> kept = new LinkedBlockingQueue<>();
    private final Works works = new Works(window, new History() {
        @Override
        public List<Activity> all() {
            return List.of(EARLIER);
        }

        @Override
        public void keep(Activity activity) {
            kept.add(activity);
        }
    });

    private Activity kept() throws InterruptedException {
        return Objects.requireNonNull(kept.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void what_runs_stands_above_what_ran_earlier() {
        ActivityModel activity = new ActivityModel(works);
        activity.shown();
        window.until(() -> activity.entries().size() == 1);
        Run run = works.start(new SimpleStringProperty("Move"), _ -> "moved");
        assertThat(activity.entries()).containsExactly(new Entry.Live(run), new Entry.Earlier(EARLIER));
        window.until(() -> run.state().get().ended());
    }

    @Test
    void the_newest_is_looked_at_until_another_one_is_chosen() {
        Run first = works.start(new SimpleStringProperty("Move"), _ -> "moved");
        window.until(() -> first.state().get().ended());
        ActivityModel activity = new ActivityModel(works);
        activity.shown();
        assertThat(activity.selected().get()).isEqualTo(new Entry.Live(first));
        Run second = run("Demo");
        assertThat(activity.selected().get()).isEqualTo(new Entry.Live(second));
        activity.choose(new Entry.Live(first));
        Run third = run("Setup");
        assertThat(activity.selected().get()).isEqualTo(new Entry.Live(first));
        activity.choose(new Entry.Live(third));
        Run fourth = run("Move");
        assertThat(activity.selected().get()).isEqualTo(new Entry.Live(fourth));
    }

    private Run run(String title) {
        Run run = works.start(new SimpleStringProperty(title), _ -> "done");
        window.until(() -> run.state().get().ended());
        return run;
    }

    @Test
    void each_run_is_remembered_when_it_has_ended() throws InterruptedException {
        Run run = works.start(new SimpleStringProperty("Demo"), listener -> {
            listener.started("stop");
            listener.ended(new StepResult("stop", StepResult.State.DONE, 400, List.of("docker stop mysql")));
            throw Failure.failed("setup.ide", "ubuntu3");
        });
        window.until(() -> run.state().get().ended());
        Activity remembered = kept();
        assertThat(remembered.title()).isEqualTo("Demo");
        assertThat(remembered.outcome()).isEqualTo(Activity.Outcome.FAILED);
        assertThat(remembered.failure()).startsWith("The machine ubuntu3 has an IDE controller.");
        assertThat(remembered.steps())
                .containsExactly(new StepResult("stop", StepResult.State.DONE, 400, List.of("docker stop mysql")));
    }

    @Test
    void one_that_was_cancelled_is_remembered_as_that() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Run run = works.start(new SimpleStringProperty("Demo"), _ -> {
            begun.countDown();
            try {
                return new CountDownLatch(1).await(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                throw Failure.cancelled(e);
            }
        });
        begun.await();
        run.cancel();
        window.until(() -> run.state().get().ended());
        assertThat(kept().outcome()).isEqualTo(Activity.Outcome.CANCELLED);
    }

    @Test
    void a_step_that_failed_stays_one_after_all_was_taken_back() {
        Run run = works.start(new SimpleStringProperty("Move"), listener -> {
            listener.started("stop");
            listener.ended(new StepResult("stop", StepResult.State.DONE, 400, List.of("docker stop mysql")));
            listener.started("create");
            listener.ended(new StepResult("create", StepResult.State.FAILED, 20, List.of("docker create")));
            listener.ended(new StepResult("create", StepResult.State.UNDONE, 0, List.of()));
            listener.ended(new StepResult("stop", StepResult.State.UNDONE, 300, List.of()));
            throw Failure.failed("setup.ide", "ubuntu3");
        });
        window.until(() -> run.state().get().ended());
        assertThat(run.steps().stream().map(step -> step.result().orElseThrow()))
                .containsExactly(
                        new StepResult("stop", StepResult.State.UNDONE, 400, List.of("docker stop mysql")),
                        new StepResult("create", StepResult.State.FAILED, 20, List.of("docker create")));
    }

    @Test
    void a_step_of_which_nobody_said_how_it_ended_ends_with_the_run() {
        Run run = works.start(new SimpleStringProperty("Move"), listener -> {
            listener.started("stop");
            throw Failure.cancelled(new InterruptedException());
        });
        window.until(() -> run.state().get().ended());
        assertThat(run.steps().getFirst().result().map(StepResult::state)).contains(StepResult.State.FAILED);
    }

    @Test
    void whoever_follows_the_runs_can_let_go_of_them() {
        assertThat(works.runs()).isSameAs(works.runs());
        Run run = works.start(new SimpleStringProperty("Move"), _ -> "moved");
        assertThat(run.steps()).isSameAs(run.steps());
        window.until(() -> run.state().get().ended());
    }

    @Test
    void a_past_that_cannot_be_read_is_said_and_the_present_goes_on() {
        Works forgetful = new Works(window, new History() {
            @Override
            public List<Activity> all() {
                throw Failure.failed("operation.activity", "activity.jsonl");
            }

            @Override
            public void keep(Activity activity) {
                throw Failure.failed("operation.activity", "activity.jsonl");
            }
        });
        ActivityModel activity = new ActivityModel(forgetful);
        activity.shown();
        window.until(() -> activity.failure().get() != null);
        Run run = forgetful.start(new SimpleStringProperty("Move"), _ -> "moved");
        window.until(() -> run.state().get().ended());
        assertThat(activity.entries()).containsExactly(new Entry.Live(run));
    }
}
