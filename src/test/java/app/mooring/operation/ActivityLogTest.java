package app.mooring.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityLogTest {
    @TempDir
    private Path folder;

    private static Activity activity(String title, long started) {
        return new Activity(
                title,
                started,
                7_400,
                Activity.Outcome.FAILED,
                "ubuntu3 does not answer.",
                List.of(new StepResult(
                        "stop", StepResult.State.FAILED, 400, List.of("ssh ubuntu2 docker stop mysql"))));
    }

    @Test
    void what_was_run_is_remembered_by_the_next_window_the_newest_first() {
        Path file = folder.resolve("new/activity.jsonl");
        new ActivityLog(file).keep(activity("Migration demo", 1));
        new ActivityLog(file).keep(activity("迁移演示", 2));
        assertThat(new ActivityLog(file).all()).containsExactly(activity("迁移演示", 2), activity("Migration demo", 1));
    }

    @Test
    void a_window_that_is_new_remembers_nothing() {
        assertThat(new ActivityLog(folder.resolve("activity.jsonl")).all()).isEmpty();
    }

    @Test
    void five_hundred_are_kept() throws IOException {
        Path file = folder.resolve("activity.jsonl");
        ActivityLog log = new ActivityLog(file);
        log.keep(activity("first", 0));
        String line = Files.readString(file);
        Files.writeString(file, line.repeat(499), StandardOpenOption.APPEND);
        log.keep(activity("last", 1));
        assertThat(log.all()).hasSize(500).first().isEqualTo(activity("last", 1));
    }

    @Test
    void a_line_that_cannot_be_read_is_passed_over() throws IOException {
        Path file = folder.resolve("activity.jsonl");
        new ActivityLog(file).keep(activity("first", 1));
        Files.writeString(file, "{\"title\":\"half a\nnull\n{}\n", StandardOpenOption.APPEND);
        assertThat(new ActivityLog(file).all()).containsExactly(activity("first", 1));
    }

    @Test
    void those_that_end_in_the_same_moment_are_all_kept_whichever_window_ran_them() {
        Path file = folder.resolve("activity.jsonl");
        IntStream.range(0, 40).parallel().forEach(i -> new ActivityLog(file).keep(activity("run " + i, i)));
        assertThat(new ActivityLog(file).all()).hasSize(40);
    }
}
