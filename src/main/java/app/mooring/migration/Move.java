package app.mooring.migration;

import app.mooring.docker.Containers;
import app.mooring.docker.GuestContainer;
import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.operation.Journal;
import app.mooring.operation.Listener;
import app.mooring.operation.Runner;
import app.mooring.operation.Step;
import app.mooring.operation.StepResult;
import app.mooring.operation.Uncancelled;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A planned move of a container, with its volumes, from one guest to another. Until the one on the target
/// runs, everything is taken back when something fails: then it runs where it was. From then on it is finished.
public final class Move {
    /// How it went.
    ///
    /// @param downtimeMillis from the moment when it was told to stop until it ran on the target; 0 when it did
    /// not run
    /// @param kept what it is called now where it was, since it wrote outside its volumes; empty: it is gone there
    public record Report(
            String container,
            String from,
            String to,
            List<String> volumes,
            long downtimeMillis,
            boolean runs,
            String kept,
            List<StepResult> steps) {}

    static final String OPERATION = "move";

    /// The step that stops the source.
    static final String STOP = "stop";

    /// Facts of its journal: the container's name and ID on the source, its name on the target until the
    /// commit, the ID of the one that was made there, and what tells it from those of all other moves.
    static final String CONTAINER = "container";

    static final String ID = "id";
    static final String TEMPORARY = "temporary";
    static final String CREATED = "created";

    static final String TOKEN = "token";

    /// The label of the one that was made on the target: the ID of the one on the source, and the move's token.
    static final String LABEL = "app.mooring.move";

    /// A container that ends within that time has not started.
    private static final Duration FIRM = Duration.ofSeconds(2);

    /// At the least: a database may need longer than what Docker gives it by itself.
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Guests guests;
    private final VolumeDriver driver;
    private final Recovery recovery;
    private final BiConsumer<String, Guest> room;
    private final Listener listener;

    /// @param driver the volume driver's name in Docker
    /// @param recovery settles what earlier moves left
    /// @param room fails where a guest's machine has no room for a volume
    public Move(Guests guests, String driver, Recovery recovery, BiConsumer<String, Guest> room, Listener listener) {
        this.guests = guests;
        this.driver = new VolumeDriver(driver);
        this.recovery = recovery;
        this.room = room;
        this.listener = listener;
    }

    /// What moving it would do.
    record Preview(Guest from, List<String> volumes, boolean runs, Optional<KeptSource> kept, List<Step> steps) {}

    /// Looks at all that could stand in the way of a move, and changes nothing.
    Preview preview(String container, Guest from, Guest to) {
        Plan plan = plan(container, from, to);
        List<Step> steps = steps(
                plan,
                () -> {
                    throw new IllegalStateException("it was only looked at");
                },
                new long[2],
                new String[1]);
        return new Preview(from, plan.volumes(), plan.container().alive(), plan.kept(), steps);
    }

    private Plan plan(String container, Guest from, Guest to) {
        to.engine().version();
        Plan plan = Plan.of(container, from, to, driver);
        recovery.require(plan.volumes());
        requireNoOther(plan);
        plan.volumes().forEach(volume -> room.accept(volume, to));
        return plan;
    }

    /// What another Mooring left there may be what serves by now.
    private void requireNoOther(Plan plan) {
        String temporary = plan.temporaryName();
        if (plan.to().engine().containers().find(temporary).isPresent() && !recovery.knowsMove(temporary, plan.to())) {
            throw Failure.refused(
                    "migration.otherMove",
                    plan.container().name(),
                    plan.to().name(),
                    temporary,
                    plan.from().name());
        }
    }

    /// Moves it; a container that is there already stays as it is.
    public Report run(String container, String target) {
        return run(container, target, List.of());
    }

    /// @param first what is done before all else, and undone with it
    Report run(String container, String target, List<Step> first) {
        Guest to = guests.of(target);
        recovery.settle();
        recovery.requireContainer(container);
        to.engine().version();
        Guest from = Plan.find(container, guests, to);
        if (from.equals(to)) {
            return new Report(container, target, target, List.of(), 0, false, "", List.of());
        }
        Plan plan = plan(container, from, to);
        Journal journal = recovery.begin(
                OPERATION,
                plan.volumes(),
                List.of(from, to),
                Map.of(
                        CONTAINER,
                        plan.container().name(),
                        ID,
                        plan.container().id(),
                        TEMPORARY,
                        plan.temporaryName(),
                        TOKEN,
                        UUID.randomUUID().toString(),
                        "from",
                        from.name(),
                        "to",
                        to.name(),
                        "ran",
                        String.valueOf(plan.container().alive())));
        long[] down = {0, 0};
        String[] kept = {""};
        List<StepResult> steps = new Runner(listener, journal)
                .run(Stream.concat(first.stream(), steps(plan, () -> journal, down, kept).stream())
                        .toList());
        return new Report(
                plan.container().name(),
                from.name(),
                to.name(),
                plan.volumes(),
                (down[1] - down[0]) / 1_000_000,
                plan.container().alive(),
                kept[0],
                steps);
    }

    private List<Step> steps(Plan plan, Supplier<Journal> journal, long[] down, String[] kept) {
        GuestContainer container = plan.container();
        String temporary = plan.temporaryName();
        Guest from = plan.from();
        Guest to = plan.to();
        boolean ran = container.alive();
        return List.of(
                Step.of(
                        "image",
                        List.of(on(from, "docker save " + container.image() + " | " + on(to, "docker load"))),
                        () -> ImageCourier.bring(
                                container.image(),
                                container.imageId(),
                                from,
                                to,
                                line -> listener.progress("image", line))),
                Step.of(
                        "register",
                        plan.volumes().stream()
                                .map(volume -> on(to, "docker volume create --driver " + driver.name() + " " + volume))
                                .toList(),
                        () -> plan.volumes().forEach(volume -> driver.register(to, volume))),
                // An engine that was told something goes on with it, whoever cancels: what comes of it is waited for.
                Step.of(STOP, List.of(on(from, "docker stop " + container.name())), () -> {
                            down[0] = System.nanoTime();
                            Uncancelled.run(() -> stop(from, container));
                            down[1] = System.nanoTime();
                        })
                        .undoneBy(() -> {
                            if (ran && down[0] != 0) {
                                startAgain(from, container);
                            }
                        }),
                // Docker mounts a container's volumes when it makes it already: not before they are free. Until it
                // is made, Docker does not know it by any name.
                Step.of(
                                "create",
                                List.of(on(to, "docker create --name " + temporary + " … " + container.image())),
                                () -> {
                                    String id = Uncancelled.get(() -> to.engine()
                                            .containers()
                                            .recreate(
                                                    container.configuration(),
                                                    temporary,
                                                    Map.of(
                                                            LABEL,
                                                            label(journal.get().entry()))));
                                    journal.get().note(CREATED, id);
                                })
                        .undoneBy(() -> destroy(to, journal.get())),
                Step.of("start", List.of(on(to, "docker start " + temporary)), () -> {
                            if (ran) {
                                start(to, journal.get().entry().fact(CREATED));
                                down[1] = System.nanoTime() - FIRM.toNanos();
                            }
                        })
                        .undoneBy(() -> destroy(to, journal.get())),
                Step.of(
                                "commit",
                                List.of(on(to, "docker rename " + temporary + " " + container.name())),
                                () -> to.engine()
                                        .containers()
                                        .rename(journal.get().entry().fact(CREATED), container.name()))
                        .committing(),
                Step.of(
                        plan.kept().isPresent() ? "keep" : "remove",
                        plan.kept()
                                .map(source -> source.commands(from, container.name()))
                                .orElseGet(() -> List.of(on(from, "docker rm " + container.name()))),
                        () -> KeptSource.leave(from, container.id(), container.name())
                                .ifPresent(source -> {
                                    kept[0] = source.name();
                                    listener.progress("keep", source.told(container.name(), from));
                                })));
    }

    private static void stop(Guest guest, GuestContainer container) {
        Duration its = container.stopTimeout();
        guest.engine().containers().stop(container.id(), its.compareTo(GRACE) > 0 ? its : GRACE);
    }

    /// One that was told to stop, and may be about to: Docker does not start what runs still.
    static void startAgain(Guest guest, GuestContainer container) {
        stop(guest, container);
        guest.engine().containers().start(container.id());
    }

    /// One that Docker starts over and over has not started.
    private static void start(Guest guest, String container) {
        guest.engine().containers().start(container);
        guest.engine().containers().awaitEnd(container, FIRM);
        if (guest.engine()
                .containers()
                .find(container)
                .filter(GuestContainer::firm)
                .isEmpty()) {
            throw Failure.failed("migration.ended", container, guest.name());
        }
    }

    /// Whether it goes on running for a while, however often Docker started it before.
    static boolean staysUp(Guest guest, GuestContainer container) {
        if (!container.running() || container.restarting()) {
            return false;
        }
        guest.engine().containers().awaitEnd(container.id(), FIRM);
        return guest.engine()
                .containers()
                .find(container.id())
                .filter(now -> now.running() && !now.restarting() && now.restarts() == container.restarts())
                .isPresent();
    }

    private static void destroy(Guest guest, Journal journal) {
        created(guest, journal.entry())
                .ifPresent(one -> guest.engine().containers().destroy(one.id()));
    }

    /// The container that a move made on its target. When it was not noted, it has the temporary name and the
    /// label.
    static Optional<GuestContainer> created(Guest target, Journal.Entry move) {
        Containers containers = target.engine().containers();
        String noted = move.facts().get(CREATED);
        return noted != null
                ? containers.find(noted)
                : containers
                        .find(move.fact(TEMPORARY))
                        .filter(one -> label(move).equals(one.labels().get(LABEL)));
    }

    /// A move that was begun by an earlier Mooring has no token.
    private static String label(Journal.Entry move) {
        String token = move.facts().get(TOKEN);
        return token == null ? move.fact(ID) : move.fact(ID) + " " + token;
    }

    static String on(Guest guest, String command) {
        return "ssh " + guest.name() + " " + command;
    }
}
