package app.mooring.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EndsTest {
    @Test
    void each_ends_whatever_goes_wrong_with_another() {
        List<String> ended = new ArrayList<>();
        assertThatThrownBy(() -> Ends.each(List.of("first", "second", "third"), one -> {
                    ended.add(one);
                    if (!one.equals("second")) {
                        throw new IllegalStateException(one);
                    }
                }))
                .hasMessage("first")
                .satisfies(thrown -> assertThat(thrown.getSuppressed())
                        .singleElement()
                        .extracting(Throwable::getMessage)
                        .isEqualTo("third"));
        assertThat(ended).containsExactly("first", "second", "third");
    }

    @Test
    void threads_are_waited_for_on_one_that_is_interrupted_too() {
        Thread own = Thread.currentThread();
        AtomicBoolean over = new AtomicBoolean();
        Thread waited = Thread.ofVirtual().start(() -> {
            while (!over.get() && own.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        });
        try {
            own.interrupt();
            assertThat(Ends.await(List.of(waited))).isTrue();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(waited.isAlive()).isFalse();
        } finally {
            over.set(true);
        }
    }

    @Test
    void a_thread_that_has_not_started_yet_is_not_waited_for() {
        assertThat(Ends.await(List.of(Thread.ofVirtual().unstarted(() -> {})))).isTrue();
        assertThat(Ends.await(List.of(Thread.ofPlatform().unstarted(() -> {})))).isTrue();
    }
}
