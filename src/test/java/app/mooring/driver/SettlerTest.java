package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SettlerTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final BlockingQueue<Boolean> outcomes = new LinkedBlockingQueue<>();
    private final CountDownLatch settled = new CountDownLatch(1);
    private Settler settler;

    private void start(Duration pause) {
        settler = new Settler(this::settle, pause, LONG);
        settler.start();
        settler.request();
    }

    private boolean settle() {
        Boolean outcome = outcomes.poll();
        if (outcome == null) {
            throw new IllegalStateException("settled once too often");
        }
        if (outcome) {
            settled.countDown();
        }
        return outcome;
    }

    @AfterEach
    void stop() {
        settler.close();
    }

    @Test
    void triesAgainUntilNothingIsLeftOver() throws InterruptedException {
        outcomes.add(false);
        outcomes.add(false);
        outcomes.add(true);
        start(SHORT);
        assertThat(settled.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(outcomes).isEmpty();
    }

    @Test
    void aReasonEndsThePause() throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(1);
        settler = new Settler(
                () -> {
                    boolean first = failed.getCount() > 0;
                    failed.countDown();
                    if (!first) {
                        settled.countDown();
                    }
                    return !first;
                },
                LONG,
                LONG);
        settler.start();
        settler.request();
        assertThat(failed.await(30, TimeUnit.SECONDS)).isTrue();
        settler.request();
        assertThat(settled.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void isNotEndedByWhatGoesWrong() throws InterruptedException {
        CountDownLatch thrown = new CountDownLatch(1);
        settler = new Settler(
                () -> {
                    if (thrown.getCount() > 0) {
                        thrown.countDown();
                        throw new IllegalStateException("unexpected");
                    }
                    settled.countDown();
                    return true;
                },
                SHORT,
                LONG);
        settler.start();
        settler.request();
        assertThat(settled.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void isAtNothingAnyMoreWhenItIsClosed() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        settler = new Settler(
                () -> {
                    begun.countDown();
                    awaitInterrupt();
                    ended.set(true);
                    return true;
                },
                LONG,
                LONG);
        settler.start();
        settler.request();
        begun.await();
        settler.close();
        assertThat(ended).isTrue();
    }

    private static void awaitInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
