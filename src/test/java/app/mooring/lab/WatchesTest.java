package app.mooring.lab;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot.Host;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.WebService;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What looks at the host and at VirtualBox goes on after whatever it met.
@Timeout(60)
class WatchesTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Lab lab = new Lab(
            "lab",
            Optional.empty(),
            new Lab.WebService("127.0.0.1", "127.0.0.1", 18083, true, true, "mooring", Optional.empty()),
            Path.of("/volumes"),
            "mooring",
            List.of());
    private final Poke changed = new Poke();
    private final Picture picture = new Picture(lab, new Guests(List.of()), changed);
    private final AtomicBoolean dying = new AtomicBoolean(true);

    private <T> T dyingOnce(T answer) {
        if (dying.getAndSet(false)) {
            throw new IllegalStateException("nobody foresaw this");
        }
        return answer;
    }

    private Thread watching(Runnable watch) {
        return Thread.ofVirtual().start(() -> {
            try {
                watch.run();
            } catch (Failure end) {
                changed.now();
            }
        });
    }

    private void awaitAway(Function<Host, Reach> side, String code) {
        while (!(side.apply(picture.snapshot(Instant.EPOCH).host()) instanceof Reach.Away(Failure why)
                && why.code().equals(code))) {
            changed.await(LONG);
        }
    }

    @Test
    void the_host_is_looked_at_again_after_what_nobody_foresaw() throws InterruptedException {
        HostWatch watch = new HostWatch(lab.volumeFolder(), () -> dyingOnce(Optional.empty()), List::of, picture);
        Thread watching = watching(watch::looks);
        awaitAway(Host::virtualBox, "operation.unexpected");
        watch.refresh();
        while (!picture.snapshot(Instant.EPOCH).host().virtualBox().answers()) {
            changed.await(LONG);
        }
        watching.interrupt();
        watching.join();
    }

    @Test
    void what_was_interrupted_is_asked_for_again_after_what_nobody_foresaw() throws InterruptedException {
        HostWatch watch = new HostWatch(
                lab.volumeFolder(), Optional::empty, () -> dyingOnce(List.<LabSnapshot.Interrupted>of()), picture);
        Thread watching = watching(watch::looks);
        while (!picture.snapshot(Instant.EPOCH).host().virtualBox().answers()) {
            changed.await(LONG);
        }
        assertThat(dying).isFalse();
        watching.interrupt();
        watching.join();
    }

    /// With a web service that is not there, and a password that is asked for first.
    @ParameterizedTest
    @ValueSource(strings = {"looks", "listen"})
    void virtualbox_is_asked_again_after_what_nobody_foresaw(String how) throws InterruptedException {
        Endpoint nowhere = Endpoint.of(URI.create("http://127.0.0.1:1"), "mooring", () -> dyingOnce(new char[] {'a'}));
        try (WebService webService = new WebService(nowhere)) {
            VirtualBoxWatch watch = new VirtualBoxWatch(lab, webService, picture, _ -> {});
            watch.refresh();
            Thread watching = watching(how.equals("looks") ? watch::looks : watch::listen);
            awaitAway(Host::webService, "operation.unexpected");
            watch.refresh();
            awaitAway(Host::webService, "virtualbox.unreachable");
            watching.interrupt();
            watching.join();
        }
    }
}
