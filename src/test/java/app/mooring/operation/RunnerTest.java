package app.mooring.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {
    @TempDir
    Path folder;

    private final List<String> happened = new ArrayList<>();

    private final Listener listener = new Listener() {
        @Override
        public void started(String step) {
            happened.add("started " + step + ", journal " + left().step());
        }

        @Override
        public void progress(String step, Progress line) {}

        @Override
        public void ended(StepResult result) {
            happened.add(result.state() + " " + result.id());
        }
    };

    private Journals journals() {
        return new Journals(folder.resolve("journal"));
    }

    private Journal.Entry left() {
        return journals().left(_ -> {}).getFirst().entry();
    }

    private List<StepResult> run(Step... steps) {
        return new Runner(listener, journals().begin("test", List.of("data"), Map.of("key", "value")))
                .run(List.of(steps));
    }

    private Step step(String id) {
        return Step.of(id, List.of("command of " + id), () -> happened.add("did " + id))
                .undoneBy(() -> happened.add("undid " + id));
    }

    private static Step failing(String id) {
        return Step.of(id, List.of(), () -> {
            throw Failure.failed("lab.noMachine", "x");
        });
    }

    @Test
    void steps_run_one_after_the_other_and_are_written_down_before_they_begin() {
        List<StepResult> results = run(step("a"), step("b"));
        assertThat(happened)
                .containsExactly("started a, journal a", "did a", "DONE a", "started b, journal b", "did b", "DONE b");
        assertThat(results).extracting(StepResult::commands).contains(List.of("command of a"));
        assertThat(journals().left(_ -> {})).isEmpty();
    }

    @Test
    void a_failure_undoes_what_was_done_the_last_first_and_itself_too() {
        Step half = failing("c").undoneBy(() -> happened.add("undid c"));
        assertThatThrownBy(() -> run(step("a"), step("b"), half)).hasMessageContaining("no machine x");
        assertThat(happened.subList(happened.indexOf("FAILED c"), happened.size()))
                .containsExactly("FAILED c", "undid c", "UNDONE c", "undid b", "UNDONE b", "undid a", "UNDONE a");
        assertThat(journals().left(_ -> {})).isEmpty();
    }

    @Test
    void who_cancels_while_it_is_undone_does_not_keep_it_from_being_undone() {
        Step waiting = Step.of("a", List.of(), () -> happened.add("did a")).undoneBy(() -> {
            cancelAgain();
            if (Thread.interrupted()) {
                throw Failure.cancelled(new InterruptedException());
            }
            happened.add("undid a");
        });
        running = Thread.currentThread();
        assertThatThrownBy(() -> run(waiting, failing("b"))).hasMessageContaining("no machine x");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(happened).contains("undid a", "UNDONE a");
        assertThat(journals().left(_ -> {})).isEmpty();
    }

    private Thread running = Thread.currentThread();

    private void cancelAgain() {
        running.interrupt();
    }

    @Test
    void what_cannot_be_undone_is_told_and_stays_in_the_journal() {
        Step stubborn = step("a").undoneBy(() -> {
            throw Failure.failed("lab.noMachine", "y");
        });
        assertThatThrownBy(() -> run(stubborn, failing("b")))
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
        assertThat(left()).isEqualTo(new Journal.Entry("test", List.of("data"), Map.of("key", "value"), "b", false));
    }

    @Test
    void after_the_commit_nothing_is_undone() {
        assertThatThrownBy(() -> run(step("a"), step("b").committing(), failing("c")))
                .hasMessageContaining("no machine x");
        assertThat(happened).noneMatch(line -> line.startsWith("undid"));
        assertThat(left().committed()).isTrue();
    }

    @Test
    void cancelling_undoes_too_and_stays_cancelled() {
        Step interrupting = Step.of("b", List.of(), () -> Thread.currentThread().interrupt());
        assertThatThrownBy(() -> run(step("a"), interrupting, step("c")))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.CANCELLED));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(happened).contains("undid a").doesNotContain("did c");
        assertThat(journals().left(_ -> {})).isEmpty();
    }

    @Test
    void what_nobody_foresaw_is_a_failure_with_a_sentence() {
        Step broken = Step.of("b", List.of(), () -> {
            throw new IllegalStateException("boom");
        });
        assertThatThrownBy(() -> run(step("a"), broken))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("boom");
        assertThat(happened).contains("undid a");
    }

    @Test
    void an_operation_does_not_begin_over_one_of_the_same_volumes_that_is_not_settled() {
        Journal first = journals().begin("first", List.of("data", "logs"), Map.of());
        assertThatThrownBy(() -> journals().begin("second", List.of("logs"), Map.of()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("operation.unfinished"));
        journals().begin("other", List.of("mail"), Map.of()).settled();
        first.settled();
        assertThat(journals().left(_ -> {})).isEmpty();
    }

    private Step cancelled(String id) {
        return Step.of(id, List.of(), () -> {
            throw Failure.cancelled(new InterruptedException());
        });
    }

    private String codeOf(Step... steps) {
        Failure failure = org.assertj.core.api.Assertions.catchThrowableOfType(Failure.class, () -> run(steps));
        assertThat(Thread.interrupted()).isTrue();
        return failure.code();
    }

    @Test
    void what_was_cancelled_and_not_taken_back_is_not_called_cancelled() {
        Step stubborn = step("a").undoneBy(() -> {
            throw Failure.failed("lab.noMachine", "y");
        });
        assertThat(codeOf(stubborn, cancelled("b"))).isEqualTo("operation.notTakenBack");
        assertThat(journals().left(_ -> {})).hasSize(1);
    }

    @Test
    void what_was_cancelled_after_the_commit_is_said_to_be_done() {
        assertThat(codeOf(step("a").committing(), cancelled("b"))).isEqualTo("operation.doneAlready");
        assertThat(journals().left(_ -> {})).hasSize(1);
    }
}
