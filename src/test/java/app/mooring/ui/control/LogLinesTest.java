package app.mooring.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogLinesTest {
    private final List<Runnable> frames = new ArrayList<>();
    private final LogLines lines = new LogLines(3, frames::add);

    @Test
    void lines_are_shown_a_frame_later_all_together() {
        Consumer<String> to = lines.begin();
        to.accept("one");
        to.accept("two");
        assertThat(lines.shown()).isEmpty();
        assertThat(frames).hasSize(1);
        frame();
        assertThat(lines.shown()).containsExactly("one", "two");
    }

    @Test
    void the_oldest_lines_give_way() {
        Consumer<String> to = lines.begin();
        List.of("one", "two").forEach(to);
        frame();
        List.of("three", "four").forEach(to);
        frame();
        assertThat(lines.shown()).containsExactly("two", "three", "four");
        IntStream.range(0, 100).mapToObj(String::valueOf).forEach(to);
        frame();
        assertThat(lines.shown()).containsExactly("97", "98", "99");
    }

    @Test
    void a_filter_shows_what_contains_it_now_and_later() {
        Consumer<String> to = lines.begin();
        List.of("Attached wiki", "Detached wiki").forEach(to);
        frame();
        lines.filter().set(" attached W");
        assertThat(lines.shown()).containsExactly("Attached wiki");
        to.accept("attached wiki again");
        frame();
        assertThat(lines.shown()).containsExactly("Attached wiki", "attached wiki again");
        lines.filter().set("");
        assertThat(lines.shown()).hasSize(3);
    }

    @Test
    void what_an_earlier_beginning_still_says_is_not_heard() {
        Consumer<String> before = lines.begin();
        before.accept("old");
        Consumer<String> now = lines.begin();
        before.accept("late");
        now.accept("new");
        frame();
        assertThat(lines.shown()).containsExactly("new");
    }

    private void frame() {
        List<Runnable> due = List.copyOf(frames);
        frames.clear();
        due.forEach(Runnable::run);
    }
}
