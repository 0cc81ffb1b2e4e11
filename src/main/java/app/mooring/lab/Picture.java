package app.mooring.lab;

import app.mooring.docker.ListedContainer;
import app.mooring.docker.ListedVolume;
import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot.ContainerView;
import app.mooring.lab.LabSnapshot.GuestView;
import app.mooring.lab.LabSnapshot.Host;
import app.mooring.lab.LabSnapshot.Interrupted;
import app.mooring.lab.LabSnapshot.Kept;
import app.mooring.lab.LabSnapshot.LocalVolume;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.ssh.Address;
import app.mooring.virtualbox.api.MachineState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is known of a lab by now, out of what several threads see of it.
final class Picture {
    private static final String LOCAL = "local";

    private final Lab lab;
    private final Poke changed;
    private final Map<String, Knowing> guests = new HashMap<>();
    private Host host;
    private Map<String, Machine> machines = Map.of();
    private List<Volume> volumes = List.of();
    private List<Interrupted> interrupted = List.of();

    /// @param changed is poked whenever something is told
    Picture(Lab lab, Guests guests, Poke changed) {
        this.lab = lab;
        this.changed = changed;
        this.host = new Host(new Reach.Unasked(), new Reach.Unasked(), "", 0, null, lab.volumeFolder(), -1, false);
        guests.all()
                .forEach(guest -> this.guests.put(
                        guest.name(),
                        new Knowing(address(guest.shell().address()), new Reach.Unasked(), GuestLook.Seen.NOTHING)));
    }

    private record Knowing(String address, Reach reach, GuestLook.Seen seen) {}

    private static String address(Address address) {
        return address.port() == Address.DEFAULT_PORT ? address.host() : address.host() + ":" + address.port();
    }

    /// The host's own side: whether VirtualBox was found, and the web service's process.
    synchronized void host(Reach virtualBox, long process, @Nullable Instant since, long freeBytes) {
        host = new Host(
                settled(host.virtualBox(), virtualBox),
                host.webService(),
                host.version(),
                process,
                since,
                host.volumeFolder(),
                freeBytes,
                host.volumesKnown());
        changed.now();
    }

    synchronized void interrupted(List<Interrupted> left) {
        interrupted = List.copyOf(left);
        changed.now();
    }

    synchronized void webServiceAway(Failure why) {
        webService(new Reach.Away(why), "", host.volumesKnown());
    }

    /// What VirtualBox has now; the names of the machines that changed.
    ///
    /// @param seen the lab's machines that it has, by name
    /// @param those the volumes; empty: its media were not read yet
    synchronized List<String> virtualBox(String version, Map<String, Machine> seen, Optional<List<Volume>> those) {
        List<String> others = lab.machines().stream()
                .map(Lab.Machine::name)
                .filter(name -> !Optional.ofNullable(machines.get(name)).equals(Optional.ofNullable(seen.get(name))))
                .toList();
        machines = Map.copyOf(seen);
        volumes = those.map(List::copyOf).orElse(volumes);
        webService(new Reach.Answers(), version, host.volumesKnown() || those.isPresent());
        guests.keySet().stream().filter(this::isOff).toList().forEach(this::off);
        return others;
    }

    private void webService(Reach reach, String version, boolean volumesKnown) {
        host = new Host(
                host.virtualBox(),
                settled(host.webService(), reach),
                version,
                host.process(),
                host.since(),
                host.volumeFolder(),
                host.freeBytes(),
                volumesKnown);
        changed.now();
    }

    synchronized boolean volumesKnown() {
        return host.volumesKnown();
    }

    /// Whether VirtualBox says now that the machine is off.
    synchronized boolean isOff(String machine) {
        return host.webService().answers()
                && Optional.ofNullable(machines.get(machine))
                        .filter(it -> MachineControl.OFF.contains(MachineState.valueOf(it.state())))
                        .isPresent();
    }

    private void off(String machine) {
        Reach reach = new Reach.Away(Failure.failed("lab.guestOff", machine));
        knows(
                machine,
                it -> new Knowing(
                        it.address(), settled(it.reach(), reach), it.seen().off()));
    }

    synchronized void guest(String machine, GuestLook.Seen seen) {
        if (!isOff(machine)) {
            knows(machine, it -> new Knowing(it.address(), new Reach.Answers(), seen));
        }
    }

    synchronized void guestAway(String machine, Failure why) {
        if (!isOff(machine)) {
            knows(machine, it -> new Knowing(it.address(), settled(it.reach(), new Reach.Away(why)), it.seen()));
        }
    }

    private void knows(String machine, UnaryOperator<Knowing> more) {
        guests.computeIfPresent(machine, (_, it) -> more.apply(it));
        changed.now();
    }

    /// The same failure once more is no change.
    private static Reach settled(Reach before, Reach now) {
        return before instanceof Reach.Away(Failure old)
                        && now instanceof Reach.Away(Failure fresh)
                        && old.getMessage().equals(fresh.getMessage())
                ? before
                : now;
    }

    synchronized LabSnapshot snapshot(Instant taken) {
        return new LabSnapshot(
                taken,
                host,
                lab.machines().stream()
                        .map(wanted -> new MachineView(
                                wanted, Optional.ofNullable(machines.get(wanted.name())), view(wanted.name())))
                        .toList(),
                volumes.stream().map(this::joined).toList(),
                interrupted);
    }

    private Knowing knowing(String machine) {
        return Optional.ofNullable(guests.get(machine)).orElseThrow();
    }

    private GuestView view(String machine) {
        Knowing known = knowing(machine);
        GuestLook.Seen seen = known.seen();
        return new GuestView(
                known.reach(),
                known.address(),
                seen.docker(),
                seen.driver(),
                seen.release(),
                seen.containers().stream().map(this::container).toList(),
                seen.volumes().stream()
                        .filter(volume -> volume.driver().equals(LOCAL))
                        .map(ListedVolume::name)
                        .map(name -> new LocalVolume(name, users(seen, name, LOCAL)))
                        .toList());
    }

    private static List<String> users(GuestLook.Seen seen, String volume, String driver) {
        return seen.containers().stream()
                .filter(container -> container.uses(volume, driver))
                .map(ListedContainer::name)
                .toList();
    }

    private ContainerView container(ListedContainer container) {
        Map<Boolean, List<String>> volumes = container.mounts().stream()
                .filter(it -> !it.volume().isEmpty())
                .collect(Collectors.partitioningBy(
                        it -> it.driver().equals(lab.driver()),
                        Collectors.mapping(ListedContainer.Mounted::volume, Collectors.toList())));
        return new ContainerView(
                container.name(),
                container.image(),
                container.running(),
                volumes.getOrDefault(true, List.of()),
                volumes.getOrDefault(false, List.of()),
                kept(container));
    }

    private Kept kept(ListedContainer container) {
        List<ListedContainer.Mounted> mounts = container.mounts();
        if (mounts.stream()
                .anyMatch(it -> !it.volume().isEmpty() && !it.driver().equals(lab.driver()))) {
            return Kept.ON_LOCAL_VOLUME;
        }
        if (mounts.stream().anyMatch(it -> it.volume().isEmpty() && !it.source().isEmpty() && it.writable())) {
            return Kept.IN_DIRECTORY;
        }
        return mounts.stream().anyMatch(it -> !it.volume().isEmpty()) ? Kept.ON_VOLUMES : Kept.STATELESS;
    }

    private Volume joined(Volume volume) {
        Optional<GuestLook.Disk> disk = Optional.ofNullable(volume.machine())
                .map(guests::get)
                .map(known -> known.seen().disks().get(volume.serial()));
        List<String> containers = lab.machines().stream()
                .flatMap(it -> users(knowing(it.name()).seen(), volume.name(), lab.driver()).stream())
                .toList();
        return volume.seen(
                disk.map(it ->
                        new GuestDisk(it.device(), Optional.of(it.mountPoint()).filter(place -> !place.isEmpty()))),
                containers,
                disk.map(GuestLook.Disk::fileSystem).filter(it -> !it.isEmpty()));
    }
}
