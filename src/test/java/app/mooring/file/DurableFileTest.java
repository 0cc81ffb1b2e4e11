package app.mooring.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DurableFileTest {
    @TempDir
    Path folder;

    @Test
    void a_thread_that_is_interrupted_while_it_writes_writes_all_the_same_and_stays_interrupted() throws IOException {
        Path file = folder.resolve("text");
        AtomicInteger times = new AtomicInteger();
        try {
            DurableFile.uninterrupted(() -> {
                try (FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    if (times.incrementAndGet() == 1) {
                        Thread.currentThread().interrupt();
                    }
                    channel.write(ByteBuffer.wrap(new byte[] {'a'}));
                    channel.force(true);
                }
            });
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(times).hasValue(2);
        assertThat(file).hasContent("a");
    }
}
