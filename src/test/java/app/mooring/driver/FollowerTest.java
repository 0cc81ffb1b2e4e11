package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FollowerTest {
    @TempDir
    Path folder;

    /// What the connection tells next: a look at the volumes that succeeds, or fails, or that ends it.
    private final SynchronousQueue<Supplier<List<Volume>>> happenings = new SynchronousQueue<>();
    private final BlockingQueue<List<Volume>> connected = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> connections = new LinkedBlockingQueue<>();
    private Catalogue catalogue;
    private Follower follower;

    @BeforeEach
    void start() {
        catalogue = Catalogue.load(folder.resolve("catalogue.json"));
        follower = new Follower(hypervisor(), catalogue, () -> connected.add(catalogue.all()), Duration.ofMillis(1));
        follower.start();
    }

    @AfterEach
    void stop() {
        follower.close();
    }

    /// Only watches.
    private Hypervisor hypervisor() {
        return (Hypervisor) Proxy.newProxyInstance(
                Hypervisor.class.getClassLoader(), new Class<?>[] {Hypervisor.class}, (_, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("watch");
                    @SuppressWarnings("unchecked")
                    var changed = (Consumer<Supplier<List<Volume>>>) arguments[0];
                    connections.add("connection");
                    while (true) {
                        changed.accept(happenings.take());
                    }
                });
    }

    private static Volume volume(String medium) {
        return new Volume("v", medium, "/volumes/v", "VDI", 1 << 20, FileSystem.EXT4);
    }

    @Test
    void catalogueIsRightWhenItIsToldOfAConnectionAndOfEveryChange() throws InterruptedException {
        happenings.put(() -> List.of(volume("1")));
        assertThat(connected.poll(30, TimeUnit.SECONDS)).containsExactly(volume("1"));
        happenings.put(() -> List.of(volume("2")));
        assertThat(connected.poll(30, TimeUnit.SECONDS)).containsExactly(volume("2"));
        assertThat(connections).hasSize(1);
    }

    @Test
    void connectsAgainAndKeepsTheCatalogueMeanwhile() throws InterruptedException {
        happenings.put(() -> List.of(volume("1")));
        connected.take();
        happenings.put(() -> {
            throw Failure.failed("virtualbox.unreachable", "there", "refused");
        });
        happenings.put(() -> {
            assertThat(catalogue.all()).containsExactly(volume("1"));
            throw new IllegalStateException("something unforeseen");
        });
        happenings.put(() -> List.of(volume("2")));
        assertThat(connected.poll(30, TimeUnit.SECONDS)).containsExactly(volume("2"));
        assertThat(connections).hasSize(3);
    }

    @Test
    void catalogueStaysAsItIsWhenItIsClosed() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        happenings.put(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            ended.set(true);
            throw Failure.failed("virtualbox.unreachable", "there", "interrupted");
        });
        begun.await();
        follower.close();
        assertThat(ended).isTrue();
    }
}
