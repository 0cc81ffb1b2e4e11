package app.mooring.lab;

import app.mooring.failure.Failure;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A lab as it was at one moment: what the faces draw. Immutable.
///
/// @param machines in the order of the lab file
/// @param volumes by name; as they were last seen while VirtualBox does not answer
/// @param interrupted what was begun, did not come to its end, and is not settled
public record LabSnapshot(
        Instant taken, Host host, List<MachineView> machines, List<Volume> volumes, List<Interrupted> interrupted) {
    public LabSnapshot {
        machines = List.copyOf(machines);
        volumes = List.copyOf(volumes);
        interrupted = List.copyOf(interrupted);
    }

    /// One in which nothing was interrupted.
    public LabSnapshot(Instant taken, Host host, List<MachineView> machines, List<Volume> volumes) {
        this(taken, host, machines, volumes, List.of());
    }

    /// An operation that was interrupted: its Mooring was killed, or could neither finish it nor take it back.
    ///
    /// @param operation its kind
    /// @param container that it moved; empty: none
    /// @param from the machine that it went from; empty: none
    /// @param to the machine that it went to; empty: none
    public record Interrupted(Kind operation, List<String> volumes, String container, String from, String to) {
        /// What can be interrupted.
        public enum Kind {
            MOVE,
            VOLUME_MOVE,
            FAILOVER,
            DEMO
        }

        public Interrupted {
            volumes = List.copyOf(volumes);
        }
    }

    /// How it stands with the other side of a connection.
    public sealed interface Reach {
        /// It was not asked yet.
        record Unasked() implements Reach {}

        record Answers() implements Reach {}

        /// It does not answer, and that is why. What was seen before is still shown.
        record Away(Failure failure) implements Reach {}

        default boolean answers() {
            return this instanceof Answers;
        }

        /// Whether it did answer, and a person has yet to say whether its host key is the right one.
        default boolean asks() {
            return this instanceof Away(Failure failure) && failure.code().equals("ssh.hostKey.unknown");
        }
    }

    /// The host.
    ///
    /// @param virtualBox whether VirtualBox's programs were found
    /// @param webService whether the web service lets Mooring in
    /// @param version VirtualBox's; empty while it is not known
    /// @param process the web service's; 0: none runs
    /// @param since when the web service was started; null: it does not run, or the system does not tell
    /// @param freeBytes what the volume folder's disk has left; -1: not known
    /// @param volumesKnown whether the media were read once: before, an empty list means nothing
    public record Host(
            Reach virtualBox,
            Reach webService,
            String version,
            long process,
            @Nullable Instant since,
            Path volumeFolder,
            long freeBytes,
            boolean volumesKnown) {
        /// One whose volumes are known.
        public Host(
                Reach virtualBox,
                Reach webService,
                String version,
                long process,
                @Nullable Instant since,
                Path volumeFolder,
                long freeBytes) {
            this(virtualBox, webService, version, process, since, volumeFolder, freeBytes, true);
        }
    }

    /// A machine of the lab.
    ///
    /// @param wanted what the lab file says of it
    /// @param machine as VirtualBox has it; empty: VirtualBox does not answer, or has none of that name
    public record MachineView(Lab.Machine wanted, Optional<Machine> machine, GuestView guest) {
        public String name() {
            return wanted.name();
        }

        /// VirtualBox's word for its state, such as `Running`; `Unknown` where VirtualBox was not heard.
        public String state() {
            return machine.map(Machine::state).orElse("Unknown");
        }

        public boolean running() {
            return state().equals("Running");
        }

        /// The containers that run in it, as far as is known.
        public List<String> runningContainers() {
            return guest.containers().stream()
                    .filter(ContainerView::running)
                    .map(ContainerView::name)
                    .toList();
        }

        /// Whether it was switched off, or sleeps: then it is no trouble that its guest does not answer.
        public boolean rests() {
            return Set.of("PoweredOff", "Saved").contains(state());
        }
    }

    /// The guest in a machine, as it was last seen.
    ///
    /// @param reach whether it answers now
    /// @param docker the engine's version; empty: not known
    /// @param driver the state of the volume driver's service: `active`, `inactive`, `failed`, …; empty: not known
    /// @param release the release of Mooring's driver in it; empty: none, or not known
    /// @param localVolumes those of Docker's own driver
    public record GuestView(
            Reach reach,
            String address,
            String docker,
            String driver,
            String release,
            List<ContainerView> containers,
            List<LocalVolume> localVolumes) {
        public GuestView {
            containers = List.copyOf(containers);
            localVolumes = List.copyOf(localVolumes);
        }

        /// Whether a volume driver is known to be in it: Mooring's, or any that runs.
        public boolean hasDriver() {
            return !release.isEmpty() || driver.equals("active");
        }

        /// Whether its engine answered once since the lab is watched: before, nobody knows what it has.
        public boolean heard() {
            return reach.answers() || !docker.isEmpty();
        }
    }

    /// A container of a guest.
    ///
    /// @param volumes the names of the volumes of the lab's driver that it uses
    /// @param others those of other drivers, which may have names that the lab's have too
    /// @param state whether a move takes all that it has along
    public record ContainerView(
            String name, String image, boolean running, List<String> volumes, List<String> others, Kept state) {
        public ContainerView {
            volumes = List.copyOf(volumes);
            others = List.copyOf(others);
        }

        /// One that uses the lab's volumes alone.
        public ContainerView(String name, String image, boolean running, List<String> volumes, Kept state) {
            this(name, image, running, volumes, List.of(), state);
        }
    }

    /// Whether a container keeps something, and where.
    public enum Kept {
        /// It keeps nothing outside itself: another can be started anywhere.
        STATELESS,
        /// All it keeps is on volumes of the lab's driver, which go along.
        ON_VOLUMES,
        /// It keeps something on a `local` volume, which stays with its machine.
        ON_LOCAL_VOLUME,
        /// It keeps something in a directory of its guest, which stays with its machine.
        IN_DIRECTORY
    }

    /// A volume that lives and dies with its guest.
    public record LocalVolume(String name, List<String> containers) {
        public LocalVolume {
            containers = List.copyOf(containers);
        }
    }

    /// Whether it was not set up yet: VirtualBox is there, but neither a web service that lets Mooring in, which setup
    /// may be starting, nor the folder that setup makes,
    /// nor in any guest the driver that it installs, as far as the guests tell; nor was a volume ever seen.
    public boolean isNew() {
        return host.virtualBox().answers()
                && host.webService() instanceof Reach.Away
                && host.freeBytes() < 0
                && !host.volumesKnown()
                && machines.stream().map(MachineView::guest).noneMatch(GuestView::hasDriver);
    }

    /// By machine: the containers that its shutdown stops. None are named where what runs there is not known: its
    /// guest does not answer. A machine on which nothing runs is not there.
    public Map<String, List<String>> busy() {
        return machines.stream()
                .filter(machine -> !machine.runningContainers().isEmpty()
                        || (mayRun(machine) && !machine.guest().reach().answers()))
                .collect(Collectors.toMap(MachineView::name, MachineView::runningContainers));
    }

    /// Whether each guest that may run was looked at by now, be it in vain.
    public boolean lookedAt() {
        return machines.stream()
                .noneMatch(machine -> mayRun(machine) && machine.guest().reach() instanceof Reach.Unasked);
    }

    /// One that VirtualBox does not have runs as little as one that is off.
    private boolean mayRun(MachineView machine) {
        return machine.machine()
                .map(seen ->
                        MachineControl.OFF.stream().noneMatch(off -> off.name().equals(seen.state())))
                .orElse(!host.webService().answers());
    }

    /// The machines whose guests were never heard: a container there may use any volume.
    public List<String> unheard() {
        return machines.stream()
                .filter(one -> !one.guest().heard())
                .map(MachineView::name)
                .toList();
    }

    /// What was interrupted that touches that volume.
    public Optional<Interrupted> interrupted(String volume) {
        return interrupted.stream()
                .filter(one -> one.volumes().contains(volume))
                .findFirst();
    }

    /// That machine; empty where the lab has none of that name.
    public Optional<MachineView> machine(String name) {
        return machines.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /// That volume; empty where there is none of that name.
    public Optional<Volume> volume(String name) {
        return volumes.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
