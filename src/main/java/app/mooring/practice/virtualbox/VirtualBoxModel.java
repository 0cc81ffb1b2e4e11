package app.mooring.practice.virtualbox;

import app.mooring.practice.MachineHardware;
import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.api.StorageBus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/// The host's VirtualBox: its machines and media and what is going on with them. Thread-safe: one lock, which
/// [#locked] takes and waiting gives up.
public final class VirtualBoxModel implements AutoCloseable {
    static final String VERSION = "7.2.22";
    /// Until somebody chooses another: it asks the system for a password, which this lab refuses.
    static final String AUTH_LIBRARY = "VBoxAuth";
    static final long LARGEST_DISK = 2_199_022_206_976L;
    private static final long SYSTEM_DISK = 8L << 30;

    private final Path folder;
    private final MachineHardware hardware;
    private final Duration power;
    private final ModelFile file;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition change = lock.newCondition();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name("power of machines").factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    private final EventSource events = new EventSource(this);
    private final List<Machine> machines = new ArrayList<>();
    private final List<Medium> media = new ArrayList<>();
    private final Map<Path, Medium> closedMedia = new HashMap<>();
    private final Map<String, String> extraData = new HashMap<>();
    private final Set<Path> fillers = new HashSet<>();
    private String authLibrary = AUTH_LIBRARY;
    private boolean full;
    private long happenings;

    /// A host without machines; or as it was left, with its machines off, when the folder is one of another
    /// time.
    ///
    /// @param folder where the machines' files are made: the person's home folder, so to say
    /// @param power how long a machine needs from Starting to Running, and from Stopping to PoweredOff
    public VirtualBoxModel(Path folder, MachineHardware hardware, Duration power) {
        this.folder = folder;
        this.hardware = hardware;
        this.power = power;
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.file = new ModelFile(home().resolve("practice.json"));
        file.read().ifPresent(this::restore);
    }

    private void restore(ModelFile.Kept kept) {
        for (ModelFile.Disk disk : kept.disks()) {
            Medium medium = disk.medium(this);
            if (disk.registered()) {
                media.add(medium);
            } else {
                closedMedia.put(medium.file(), medium);
            }
        }
        for (ModelFile.Host one : kept.machines()) {
            machines.add(new Machine(
                    this, one.name(), one.id(), one.addresses(), machineFolder().resolve(one.name()), one.settings()));
        }
        extraData.putAll(kept.extraData());
        authLibrary = kept.authLibrary();
    }

    private ModelFile.Kept kept() {
        List<ModelFile.Disk> disks = new ArrayList<>();
        media.forEach(medium -> disks.add(ModelFile.Disk.of(medium, true)));
        closedMedia.values().forEach(medium -> disks.add(ModelFile.Disk.of(medium, false)));
        return new ModelFile.Kept(
                machines.stream()
                        .map(one -> new ModelFile.Host(one.name(), one.id(), one.addresses(), one.saved()))
                        .toList(),
                disks,
                Map.copyOf(extraData),
                authLibrary);
    }

    /// A machine as a newcomer has it, powered off.
    ///
    /// @param addresses the MAC addresses of its network adapters, twelve hexadecimal digits each
    public void addMachine(String name, List<String> addresses) {
        locked(() -> {
            Path home = machineFolder().resolve(name);
            var disk = new Medium(this, home.resolve(name + ".vdi"), "VDI");
            try {
                disk.create(SYSTEM_DISK);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            register(disk);
            machines.add(new Machine(this, name, UUID.randomUUID(), addresses, home, Settings.newcomer(disk.id())));
            persist();
            return true;
        });
    }

    /// Starts it in the background, as a person does in VirtualBox's window.
    public void start(String machine) {
        run(machine, one -> one.launch(null, new Progress(this)));
    }

    /// Its guest has shut itself down.
    public void guestPoweredOff(String machine) {
        run(machine, one -> {
            if (one.isRunning()) {
                one.powerDown(false, new Progress(this));
            }
        });
    }

    /// The process that executes it dies; it is Aborted then. Nothing to do when there is none.
    public void cutPower(String machine) {
        run(machine, one -> {
            if (one.isExecuted()) {
                one.abort();
            }
        });
    }

    /// The machines' names.
    public List<String> machineNames() {
        return locked(() -> machines.stream().map(Machine::name).toList());
    }

    public MachineState state(String machine) {
        return locked(() -> find(machine).state());
    }

    /// Waits until the machine is in that state; whether it came to it in time.
    public boolean awaitState(String machine, MachineState state, Duration atMost) {
        return locked(() -> {
            Machine one = find(machine);
            return await(() -> one.state() == state, Math.toIntExact(atMost.toMillis()));
        });
    }

    /// From now on no disk can be made: the volume folder is full; or it is no longer.
    public void setFull(boolean now) {
        locked(() -> full = now);
    }

    /// Fills every port of the SATA controller that is free, with disks of no use; of a machine that is off or
    /// runs.
    public void takeAllPorts(String machine) {
        run(machine, one -> {
            Settings settings = one.current();
            for (Settings.Controller controller : settings.controllers()) {
                if (controller.bus() == StorageBus.SATA) {
                    for (int port = 0; port < controller.ports(); port++) {
                        if (settings.attachment(controller.name(), port, 0).isEmpty()) {
                            fill(one, controller.name(), port);
                        }
                    }
                }
            }
            one.save();
        });
    }

    private void fill(Machine machine, String controller, int port) {
        var disk = new Medium(this, machine.folder().resolve("filler-" + port + ".vdi"), "VDI");
        try {
            disk.create(1 << 20);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        register(disk);
        fillers.add(disk.file());
        machine.change(machine.current()
                .with(new Settings.Attachment(
                        controller, port, 0, DeviceType.HardDisk, disk.id(), machine.isRunning())));
        happened(Happened.StorageDevice::new);
    }

    /// Takes away what [#takeAllPorts] attached.
    public void freePorts(String machine) {
        run(machine, one -> {
            List<Medium> gone = media.stream()
                    .filter(disk -> fillers.contains(disk.file()) && one.uses(disk.id()))
                    .toList();
            one.change(one.current()
                    .keeping(attachment ->
                            gone.stream().noneMatch(disk -> disk.id().equals(attachment.medium()))));
            one.save();
            gone.forEach(Medium::deleteStorage);
        });
    }

    private void run(String machine, Consumer<Machine> work) {
        locked(() -> {
            work.accept(find(machine));
            return true;
        });
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /// Waits under the lock, which others may have meanwhile, at most that many ms; whether it came about.
    boolean await(BooleanSupplier condition, int timeout) {
        long left = TimeUnit.MILLISECONDS.toNanos(timeout);
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = change.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return condition.getAsBoolean();
        }
    }

    /// Whoever waits looks again.
    void changed() {
        change.signalAll();
    }

    void happened(LongFunction<Happened> event) {
        events.happened(event.apply(++happenings));
        changed();
    }

    /// Under the lock, when a transition of power is over.
    void later(Runnable what) {
        var _ = clock.schedule(
                () -> locked(() -> {
                    what.run();
                    return true;
                }),
                power.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    MachineHardware hardware() {
        return hardware;
    }

    EventSource events() {
        return events;
    }

    Path machineFolder() {
        return folder.resolve("VirtualBox VMs");
    }

    Path home() {
        return folder.resolve(".config").resolve("VirtualBox");
    }

    List<Machine> machines() {
        return machines;
    }

    Machine find(String nameOrId) {
        return machines.stream()
                .filter(one -> one.name().equals(nameOrId)
                        || one.id().toString().equalsIgnoreCase(nameOrId)
                        || ('{' + one.id().toString() + '}').equalsIgnoreCase(nameOrId))
                .findFirst()
                .orElseThrow(
                        () -> Refusals.notFound("Could not find a registered machine named '%s'".formatted(nameOrId)));
    }

    List<Medium> media() {
        return media;
    }

    Medium medium(UUID id) {
        return media.stream()
                .filter(medium -> medium.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusals.notFound("Could not find an open hard disk with UUID {%s}".formatted(id)));
    }

    void register(Medium medium) {
        media.add(medium);
        happened(number -> new Happened.MediumRegistered(number, medium.id().toString(), true));
        persist();
    }

    void unregister(Medium medium) {
        media.remove(medium);
        closedMedia.put(medium.file(), medium);
        happened(number -> new Happened.MediumRegistered(number, medium.id().toString(), false));
        persist();
    }

    void forget(Medium medium) {
        closedMedia.remove(medium.file());
    }

    /// A disk that was closed and is opened by its file again.
    Optional<Medium> reopen(Path file) {
        Optional<Medium> known = Optional.ofNullable(closedMedia.remove(file));
        known.ifPresent(medium -> {
            medium.open();
            register(medium);
        });
        return known;
    }

    List<String> holders(UUID medium) {
        return machines.stream()
                .filter(machine -> machine.uses(medium))
                .map(machine -> machine.id().toString())
                .toList();
    }

    /// Whether somebody may be writing to it: a machine that is executed, or whose settings somebody else has
    /// locked.
    boolean isLocked(UUID medium) {
        return machines.stream().anyMatch(machine -> machine.isExecuted() && machine.uses(medium));
    }

    boolean isExecutedElsewhere(UUID medium, Machine but) {
        return machines.stream().anyMatch(machine -> machine != but && machine.isExecuted() && machine.uses(medium));
    }

    /// The hard disks, in the order of their ports.
    List<MachineHardware.Disk> disks(Settings settings) {
        return settings.attachments().stream()
                .flatMap(one -> disk(one).stream())
                .sorted(Comparator.comparingInt(MachineHardware.Disk::port))
                .toList();
    }

    Optional<MachineHardware.Disk> disk(Settings.Attachment attachment) {
        UUID id = attachment.medium();
        if (id == null || attachment.type() != DeviceType.HardDisk) {
            return Optional.empty();
        }
        Medium medium = medium(id);
        return Optional.of(new MachineHardware.Disk(id, medium.file(), attachment.port(), medium.bytes()));
    }

    void requireSpace(Path file) throws IOException {
        if (full) {
            throw new FileSystemException(file.toString(), null, "No space left on device");
        }
    }

    boolean isFull() {
        return full;
    }

    String authLibrary() {
        return authLibrary;
    }

    void authLibrary(String library) {
        authLibrary = library;
        persist();
    }

    String extraData(String key) {
        return extraData.getOrDefault(key, "");
    }

    void extraData(String key, String value) {
        if (value.isEmpty()) {
            extraData.remove(key);
        } else {
            extraData.put(key, value);
        }
        persist();
    }

    void persist() {
        file.write(kept());
    }

    /// The lab's end: no machine is told, and what comes after it happens nowhere.
    @Override
    public void close() {
        clock.shutdownNow();
        machines.forEach(Machine::close);
    }
}
