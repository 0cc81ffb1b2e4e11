package app.mooring.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        Thread waited = Thread.ofVirtual().start(() -> {
            while (own.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        });
        own.interrupt();
        assertThat(Ends.await(List.of(waited))).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(waited.isAlive()).isFalse();
    }
}
