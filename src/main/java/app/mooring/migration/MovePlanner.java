package app.mooring.migration;

import app.mooring.docker.ListedContainer;
import app.mooring.failure.Failure;
import app.mooring.lab.Attachments;
import app.mooring.lab.Attachments.Holder;
import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.lab.Volume;
import app.mooring.lab.VolumeFolder;
import app.mooring.migration.MovePlan.Kind;
import app.mooring.operation.Listener;
import app.mooring.operation.Step;
import app.mooring.operation.StepResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What moving a volume to another machine takes: a container that moves with it, the disk alone, or a failover;
/// looked at first, then done.
public final class MovePlanner {
    /// While these run, what uses the volume is down.
    private static final Set<String> DOWN = Set.of("stop", "create", "start");

    private final Guests guests;
    private final VolumeFolder volumes;
    private final Attachments attachments;
    private final VolumeDriver driver;
    private final Move move;
    private final Failover failover;
    private final VolumeMove volumeMove;
    private final Recovery recovery;
    private final StepTimes times;

    /// @param driver the volume driver's name in Docker
    /// @param recovery settles what earlier operations left
    public MovePlanner(
            Guests guests,
            VolumeFolder volumes,
            Attachments attachments,
            String driver,
            Move move,
            Failover failover,
            Recovery recovery,
            StepTimes times,
            Listener listener) {
        this.guests = guests;
        this.volumes = volumes;
        this.attachments = attachments;
        this.driver = new VolumeDriver(driver);
        this.move = move;
        this.failover = failover;
        this.volumeMove = new VolumeMove(
                new Detachment(guests, volumes, attachments), attachments, this.driver, recovery, listener);
        this.recovery = recovery;
        this.times = times;
    }

    /// How a volume would go to that machine. Changes nothing. Failures: `migration.alreadyThere`,
    /// `migration.severalContainers`, and those of the move or failover that it would be.
    public MovePlan plan(String volume, String target) {
        return way(volume, guests.of(target)).plan();
    }

    /// Does what was planned, unless it would be done differently by now: `migration.planChanged`.
    public List<StepResult> carryOut(MovePlan planned) {
        recovery.settle();
        Way way = way(planned.volume(), guests.of(planned.to()));
        MovePlan plan = way.plan();
        if (!plan.untimed().equals(planned.untimed())) {
            throw Failure.refused("migration.planChanged", plan.volume(), plan.to());
        }
        return switch (plan.kind()) {
            case CONTAINER -> {
                List<Step> first = way.idle().stream()
                        .map(holder -> volumeMove.detaching(way.volume(), holder))
                        .toList();
                yield remembered(
                        Move.OPERATION,
                        move.run(plan.container(), plan.to(), first).steps());
            }
            case VOLUME ->
                remembered(VolumeMove.OPERATION, volumeMove.run(way.volume(), way.idle(), guests.of(plan.to())));
            case FAILOVER ->
                remembered(
                        Failover.OPERATION,
                        failover.run(plan.volume(), plan.to(), false).steps());
        };
    }

    private List<StepResult> remembered(String operation, List<StepResult> results) {
        times.remember(operation, results);
        return results;
    }

    /// A plan, and what it was made from.
    ///
    /// @param idle the machine that runs and has the volume attached, where nothing uses it
    private record Way(MovePlan plan, Volume volume, Optional<Holder> idle) {}

    private Way way(String name, Guest to) {
        Volume volume = volumes.find(name);
        List<Holder> holders = attachments.holders(volume);
        if (holders.stream().anyMatch(one -> one.is(to.name()))) {
            throw Failure.refused("migration.alreadyThere", name, to.name());
        }
        if (!holders.isEmpty() && holders.stream().allMatch(Holder::dead)) {
            return new Way(failover(volume, holders.getFirst(), to), volume, Optional.empty());
        }
        if (holders.size() > 1) {
            throw holders.stream()
                    .filter(one -> !one.dead())
                    .findFirst()
                    .orElseThrow()
                    .refusal(volume);
        }
        Optional<Holder> holder = holders.stream().findFirst();
        List<Guest> asked = holder.map(one -> List.of(new Detachment(guests, volumes, attachments).guest(volume, one)))
                .orElseGet(() -> guests.all().stream()
                        .filter(guest -> !guest.equals(to) && Recovery.answers(guest))
                        .toList());
        List<User> users = asked.stream().flatMap(guest -> users(guest, name)).toList();
        List<User> running = users.stream().filter(User::running).toList();
        Optional<User> moving = only(volume, running.isEmpty() ? users : running);
        Optional<Holder> idle = running.isEmpty() ? holder : Optional.empty();
        idle.ifPresent(one -> new Detachment(guests, volumes, attachments).require(volume, one));
        return new Way(
                moving.map(user -> container(volume, user, idle, to)).orElseGet(() -> alone(volume, idle, to)),
                volume,
                idle);
    }

    /// A container that has the volume.
    private record User(Guest guest, String container, boolean running) {}

    private Stream<User> users(Guest guest, String volume) {
        if (guest.engine()
                .volumes()
                .driverOf(volume)
                .filter(driver.name()::equals)
                .isEmpty()) {
            return Stream.empty();
        }
        return guest.engine().containers().list().stream()
                .filter(one -> one.volumes().contains(volume))
                .filter(one -> one.running() || !KeptSource.isOne(one.name()))
                .map(one -> user(guest, one));
    }

    private static User user(Guest guest, ListedContainer container) {
        return new User(guest, container.name(), container.running());
    }

    private static Optional<User> only(Volume volume, List<User> users) {
        if (users.size() > 1) {
            throw Failure.refused(
                    "migration.severalContainers",
                    volume.name(),
                    String.join(", ", users.stream().map(User::container).toList()));
        }
        return users.stream().findFirst();
    }

    private MovePlan container(Volume volume, User user, Optional<Holder> idle, Guest to) {
        int port = attachments.requireRoom(volume, to.name(), to.machine().controller());
        Move.Preview preview = move.preview(user.container(), user.guest(), to);
        List<Step> steps = Stream.concat(
                        idle.stream().map(one -> volumeMove.detaching(volume, one)), preview.steps().stream())
                .toList();
        List<MovePlan.PlannedStep> planned = times.planned(Move.OPERATION, steps);
        return new MovePlan(
                Kind.CONTAINER,
                volume.name(),
                volume.medium(),
                user.guest().name(),
                to.name(),
                user.container(),
                preview.volumes().stream()
                        .filter(one -> !one.equals(volume.name()))
                        .toList(),
                preview.kept(),
                port,
                planned,
                preview.runs()
                        ? planned.stream()
                                .filter(step -> DOWN.contains(step.id()))
                                .mapToLong(MovePlan.PlannedStep::millis)
                                .sum()
                        : 0,
                "");
    }

    private MovePlan alone(Volume volume, Optional<Holder> holder, Guest to) {
        driver.require(to, volume.name());
        int port = attachments.requireRoom(volume, to.name(), to.machine().controller());
        return new MovePlan(
                Kind.VOLUME,
                volume.name(),
                volume.medium(),
                holder.map(Holder::machine).orElse(""),
                to.name(),
                "",
                List.of(),
                Optional.empty(),
                port,
                times.planned(VolumeMove.OPERATION, volumeMove.steps(volume, holder, to)),
                0,
                "");
    }

    private MovePlan failover(Volume volume, Holder holder, Guest to) {
        Failover.Preview preview = failover.preview(volume.name(), to.name());
        return new MovePlan(
                Kind.FAILOVER,
                volume.name(),
                volume.medium(),
                holder.machine(),
                to.name(),
                "",
                List.of(),
                Optional.empty(),
                preview.port(),
                times.planned(Failover.OPERATION, preview.steps()),
                0,
                Failover.next(volume.name(), to));
    }
}
