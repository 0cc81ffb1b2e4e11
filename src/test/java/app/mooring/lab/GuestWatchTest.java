package app.mooring.lab;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.docker.Containers;
import app.mooring.docker.Engine;
import app.mooring.docker.Volumes;
import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.ssh.Address;
import app.mooring.ssh.Result;
import app.mooring.ssh.Shell;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GuestWatchTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Lab.Machine machine =
            new Lab.Machine("ubuntu2", "SATA", 30, new Lab.Ssh("ubuntu2", 22, "ubuntu", List.of(), Optional.empty()));
    private final Lab lab = new Lab(
            "lab",
            Optional.empty(),
            new Lab.WebService("127.0.0.1", "127.0.0.1", 18083, true, true, "mooring", Optional.empty()),
            Path.of("/volumes"),
            "mooring",
            List.of(machine));
    private final Poke changed = new Poke();

    /// What dies the next time that it is asked for.
    private final Set<String> dying = Collections.synchronizedSet(new HashSet<>());

    private <T> T played(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
            if (dying.remove(method.getName())) {
                throw new IllegalStateException("nobody foresaw this");
            }
            return switch (method.getName()) {
                case "address" -> new Address("ubuntu2", "ubuntu2", 22, "ubuntu");
                case "check" -> new Result(0, "driver active\nmounts\n", "");
                case "version" -> "28.2.2";
                case "containers" -> played(Containers.class);
                case "volumes" -> played(Volumes.class);
                case "list" -> List.of();
                default -> throw new AssertionError(method);
            };
        }));
    }

    private void await(Picture picture, Predicate<Reach> holds) {
        while (!holds.test(
                picture.snapshot(Instant.EPOCH).machines().getFirst().guest().reach())) {
            changed.await(LONG);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "version", "list"})
    void what_nobody_foresaw_is_why_the_guest_is_away_until_the_next_look(String asked) throws InterruptedException {
        dying.add(asked);
        Guest guest = new Guest(machine, played(Shell.class), played(Engine.class));
        Picture picture = new Picture(lab, new Guests(List.of(guest)), changed);
        GuestWatch watch = new GuestWatch(guest, "mooring.service", picture);
        Thread watching = Thread.ofVirtual().start(() -> {
            try {
                watch.looks();
            } catch (Failure end) {
                changed.now();
            }
        });
        await(
                picture,
                reach -> reach instanceof Reach.Away(Failure why) && why.code().equals("operation.unexpected"));
        watch.refresh();
        await(picture, Reach::answers);
        assertThat(watching.isAlive()).isTrue();
        watching.interrupt();
        watching.join();
    }
}
