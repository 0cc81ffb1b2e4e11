package app.mooring.practice.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DistributionTest {
    @TempDir
    Path cache;

    @Test
    void labs_of_one_process_that_start_their_first_mysql_together_unpack_it_once() throws Exception {
        Callable<Binaries> first = () -> new Distribution(cache).binaries();
        try (ExecutorService labs = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Binaries> each : labs.invokeAll(List.of(first, first, first))) {
                assertThat(each.get().server()).isExecutable();
            }
        }
        try (var left = Files.list(cache)) {
            assertThat(left.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(".new")))
                    .isEmpty();
        }
    }
}
