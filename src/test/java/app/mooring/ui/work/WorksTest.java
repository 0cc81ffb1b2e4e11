package app.mooring.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.operation.Activity;
import app.mooring.operation.StepResult;
import app.mooring.ui.PlayedWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorksTest {
    private final PlayedWindow window = new PlayedWindow();
    private final Works works = new Works(window);

    private static boolean missing() {
        throw new NoClassDefFoundError("gone");
    }

    @Test
    void a_run_that_dies_ends_as_failed_and_nothing_runs_any_more() {
        Run run = works.start(new SimpleStringProperty("it"), _ -> missing());
        window.until(() -> !works.busy());
        assertThat(run.state().get())
                .isInstanceOfSatisfying(
                        Run.State.Failed.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo("operation.unexpected"));
    }

    @Test
    void the_end_waits_until_what_ran_is_remembered_also_where_the_window_has_not_heard_of_it()
            throws InterruptedException {
        List<String> happened = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayKeep = new CountDownLatch(1);
        Works kept = new Works(window, new History() {
            @Override
            public List<Activity> all() {
                return List.of();
            }

            @Override
            public void keep(Activity activity) {
                begun.countDown();
                try {
                    mayKeep.await();
                } catch (InterruptedException e) {
                    throw Failure.cancelled(e);
                }
                happened.add(
                        activity.title() + " " + activity.steps().getFirst().state());
            }
        });
        kept.start(new SimpleStringProperty("it"), listener -> {
            listener.started("stop");
            listener.ended(new StepResult("stop", StepResult.State.DONE, 400, List.of()));
            return true;
        });
        begun.await();
        Thread ending = Thread.ofPlatform().start(() -> {
            try {
                kept.end();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            happened.add("ended");
        });
        while (ending.getState() != Thread.State.WAITING && ending.isAlive()) {
            Thread.onSpinWait();
        }
        mayKeep.countDown();
        ending.join();
        assertThat(happened).containsExactly("it DONE", "ended");
    }

    @Test
    void whoever_asked_a_question_that_dies_is_told_so() {
        List<Failure> told = new ArrayList<>();
        works.ask(WorksTest::missing, _ -> {}, told::add);
        window.until(() -> !told.isEmpty());
        assertThat(told).extracting(Failure::code).containsExactly("operation.unexpected");
    }
}
