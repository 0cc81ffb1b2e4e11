package app.mooring.practice.guest.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.apache.sshd.common.util.threads.ThreadUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class NeverRejectingTest {
    @Test
    void what_comes_after_the_end_is_run_too() {
        // As the server hands it to the JDK: it may wrap it, but not this one.
        var tasks = ThreadUtils.noClose(new NeverRejecting());
        tasks.shutdownNow();
        assertThat(tasks.isShutdown()).isTrue();
        CompletableFuture<String> late = CompletableFuture.supplyAsync(() -> "run", tasks);
        assertThat(late.join()).isEqualTo("run");
    }
}
