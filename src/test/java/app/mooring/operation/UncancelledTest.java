package app.mooring.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UncancelledTest {
    private static Failure cancelled() {
        Failure cancelled = Failure.cancelled(new InterruptedException());
        assertThat(Thread.interrupted()).isTrue();
        return cancelled;
    }

    @Test
    void work_is_not_interrupted_before_or_meanwhile_and_the_interrupt_is_kept() {
        Thread caller = Thread.currentThread();
        List<Boolean> seen = new ArrayList<>();
        caller.interrupt();
        String result = Uncancelled.get(() -> {
            seen.add(Thread.currentThread().isInterrupted());
            caller.interrupt();
            seen.add(Thread.currentThread().isInterrupted());
            return "done";
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isEqualTo("done");
        assertThat(seen).containsExactly(false, false);
    }

    @Test
    void what_the_work_throws_is_thrown() {
        Failure failure = Failure.failed("lab.noMachine", "x");
        assertThatThrownBy(() -> Uncancelled.run(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
        AssertionError error = new AssertionError("foreseen");
        assertThatThrownBy(() -> Uncancelled.run(() -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Test
    void what_was_cancelled_and_taken_back_is_told_as_cancelled_and_what_was_not_is_not() {
        List<String> done = new ArrayList<>();
        assertThat(Uncancelled.takeBack(cancelled(), () -> done.add("back")).kind())
                .isEqualTo(Failure.Kind.CANCELLED);
        assertThat(done).containsExactly("back");
        Failure stays = Failure.failed("lab.noShutdown", "ubuntu2", 120);
        Failure told = Uncancelled.takeBack(cancelled(), () -> {
            throw stays;
        });
        assertThat(told.code()).isEqualTo("operation.notTakenBack");
        assertThat(told.getSuppressed()).containsExactly(stays);
    }
}
