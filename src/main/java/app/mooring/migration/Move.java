package app.mooring.migration;

import app.mooring.docker.GuestContainer;
import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.operation.Journal;
import app.mooring.operation.Listener;
import app.mooring.operation.Runner;
import app.mooring.operation.Step;
import app.mooring.operation.StepResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A planned move of a container, with its volumes, from one guest to another. Until the one on the target runs, everything
/// is taken back when something fails: then it runs where it was. From then on it is finished.
public final class Move {
    /// How it went.
    ///
    /// @param downtimeMillis from the moment when it was told to stop until it ran on the target; 0 when it did not run
    public record Report(
            String container,
            String from,
            String to,
            List<String> volumes,
            long downtimeMillis,
            List<StepResult> steps) {}

    static final String OPERATION = "move";

    /// A container that ends within that time has not started.
    private static final Duration FIRM = Duration.ofSeconds(2);

    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Guests guests;
    private final VolumeDriver driver;
    private final Path journal;
    private final Listener listener;

    /// @param driver the volume driver's name in Docker
    /// @param journal the lab's
    public Move(Guests guests, String driver, Path journal, Listener listener) {
        this.guests = guests;
        this.driver = new VolumeDriver(driver);
        this.journal = journal;
        this.listener = listener;
    }

    /// Moves it; a container that is there already stays as it is.
    public Report run(String container, String target) {
        Guest to = guests.of(target);
        to.engine().version();
        Guest from = Plan.find(container, guests, to);
        if (from.equals(to)) {
            return new Report(container, target, target, List.of(), 0, List.of());
        }
        Plan plan = Plan.of(container, from, to, driver);
        Journal written = Journal.begin(
                journal,
                OPERATION,
                Map.of(
                        "container", plan.container().name(),
                        "id", plan.container().id(),
                        "temporary", plan.temporaryName(),
                        "from", from.name(),
                        "to", to.name(),
                        "ran", String.valueOf(plan.container().running()),
                        "volumes", String.join(" ", plan.volumes())));
        long[] down = {0, 0};
        List<StepResult> steps = new Runner(listener, written).run(steps(plan, down));
        return new Report(
                plan.container().name(), from.name(), to.name(), plan.volumes(), (down[1] - down[0]) / 1_000_000, steps);
    }

    private List<Step> steps(Plan plan, long[] down) {
        GuestContainer container = plan.container();
        String temporary = plan.temporaryName();
        Guest from = plan.from();
        Guest to = plan.to();
        boolean ran = container.running();
        return List.of(
                Step.of(
                        "image",
                        List.of(on(from, "docker save " + container.image() + " | " + on(to, "docker load"))),
                        () -> ImageCourier.bring(
                                container.image(), from, to, line -> listener.progress("image", line))),
                Step.of(
                        "register",
                        plan.volumes().stream()
                                .map(volume -> on(to, "docker volume create --driver " + driver.name() + " " + volume))
                                .toList(),
                        () -> plan.volumes().forEach(volume -> driver.register(to, volume))),
                Step.of("stop", List.of(on(from, "docker stop " + container.name())), () -> {
                            down[0] = System.nanoTime();
                            from.engine().containers().stop(container.id(), GRACE);
                            down[1] = System.nanoTime();
                        })
                        .undoneBy(() -> {
                            if (ran) {
                                from.engine().containers().start(container.id());
                            }
                        }),
                // Docker mounts a container's volumes when it makes it already: not before they are free.
                Step.of("create", List.of(on(to, "docker create --name " + temporary + " … " + container.image())), () -> {
                            to.engine().containers().recreate(container.configuration(), temporary, Map.of());
                        })
                        .undoneBy(() -> to.engine().containers().destroy(temporary)),
                Step.of("start", List.of(on(to, "docker start " + temporary)), () -> {
                            if (ran) {
                                start(to, temporary);
                                down[1] = System.nanoTime() - FIRM.toNanos();
                            }
                        })
                        .undoneBy(() -> to.engine().containers().destroy(temporary)),
                Step.of("commit", List.of(on(to, "docker rename " + temporary + " " + container.name())), () ->
                                to.engine().containers().rename(temporary, container.name()))
                        .committing(),
                Step.of("remove", List.of(on(from, "docker rm " + container.name())), () ->
                        from.engine().containers().destroy(container.id())));
    }

    private static void start(Guest guest, String container) {
        guest.engine().containers().start(container);
        guest.engine().containers().follow(container, _ -> false, FIRM);
        boolean running =
                guest.engine().containers().find(container).map(GuestContainer::running).orElse(false);
        if (!running) {
            throw Failure.failed("migration.ended", container, guest.name());
        }
    }

    static String on(Guest guest, String command) {
        return "ssh " + guest.name() + " " + command;
    }
}
