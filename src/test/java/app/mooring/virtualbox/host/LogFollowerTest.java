package app.mooring.virtualbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTest {
    @TempDir
    Path folder;

    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();

    private void assertTold(String... lines) throws InterruptedException {
        for (String line : lines) {
            assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(line);
        }
    }

    @Test
    void lines_are_told_when_they_are_whole_and_a_log_that_is_begun_anew_is_followed_too() throws Exception {
        Path log = Files.writeString(folder.resolve("log"), "one\ntwo\nthr");
        Thread follower = Thread.ofVirtual().start(() -> new LogFollower(log).run(told::add));
        assertTold("one", "two");
        Files.writeString(log, "ee\nfour\n", StandardOpenOption.APPEND);
        assertTold("three", "four");
        Files.writeString(log, "new\n");
        assertTold("new");
        follower.interrupt();
        assertThat(follower.join(Duration.ofSeconds(20))).isTrue();
        assertThat(told).isEmpty();
    }
}
