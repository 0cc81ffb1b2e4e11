package app.mooring.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.ui.PlayedWindow;
import java.util.ArrayList;
import java.util.List;
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
    void whoever_asked_a_question_that_dies_is_told_so() {
        List<Failure> told = new ArrayList<>();
        works.ask(WorksTest::missing, _ -> {}, told::add);
        window.until(() -> !told.isEmpty());
        assertThat(told).extracting(Failure::code).containsExactly("operation.unexpected");
    }
}
