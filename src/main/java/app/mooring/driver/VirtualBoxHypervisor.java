package app.mooring.driver;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.AccessMode;
import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.IMediumAttachment;
import app.mooring.virtualbox.api.IProgress;
import app.mooring.virtualbox.api.ISession;
import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.MediumType;
import app.mooring.virtualbox.api.MediumVariant;
import app.mooring.virtualbox.soap.Fault;
import app.mooring.volume.VolumeFiles;
import app.mooring.volume.VolumeName;
import app.mooring.volume.VolumeSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// [Hypervisor] over VirtualBox's web service.
public final class VirtualBoxHypervisor implements Hypervisor {
    private static final int PROGRESS_WAIT = 10_000;
    private static final String FILE_SYSTEM = "mooring fsType=";
    private static final long MIB = 1 << 20;

    private final Calls calls;
    private final Calls waiting;
    private final VolumeFiles folder;
    private final OwnMachine own;

    /// Calls nothing yet.
    ///
    /// @param waiting for what blocks for long (the waiting for events); may be the same as `calls`, if that lets
    ///     several threads in at the same time
    public VirtualBoxHypervisor(Calls calls, Calls waiting, String volumeFolder, OwnMachine own) {
        this.calls = calls;
        this.waiting = waiting;
        this.folder = new VolumeFiles(volumeFolder);
        this.own = own;
    }

    @Override
    public List<Volume> volumes() {
        return calls.call((vbox, sessions) -> scan(vbox, IMedium::getLocation));
    }

    private List<Volume> scan(IVirtualBox vbox, Function<IMedium, String> location) {
        List<Volume> found = new ArrayList<>();
        for (IMedium medium : vbox.getHardDisks()) {
            folder.nameOf(location.apply(medium)).ifPresent(name -> found.add(describe(name, medium)));
        }
        return List.copyOf(found);
    }

    private static Volume describe(String name, IMedium medium) {
        String description = medium.getDescription();
        FileSystem fileSystem = description.startsWith(FILE_SYSTEM)
                ? FileSystem.find(description.substring(FILE_SYSTEM.length())).orElse(FileSystem.EXT4)
                : FileSystem.EXT4;
        return new Volume(
                name,
                medium.getId(),
                medium.getLocation(),
                medium.getFormat(),
                medium.getLogicalSize(),
                fileSystem);
    }

    /// Opening it by its file also takes in a disk that is in the folder and not registered. Whether it is the file
    /// that is missing, or VirtualBox, is told by the scan.
    @Override
    public Optional<Volume> find(String name) {
        return calls.call((vbox, sessions) -> {
            try {
                return Optional.of(describe(name, open(vbox, folder.fileOf(new VolumeName(name)))));
            } catch (Failure | Fault.Runtime unopened) {
                return scan(vbox, IMedium::getLocation).stream()
                        .filter(volume -> volume.name().equals(name))
                        .findFirst();
            }
        });
    }

    private static IMedium open(IVirtualBox vbox, String idOrLocation) {
        return vbox.openMedium(idOrLocation, DeviceType.HardDisk, AccessMode.ReadWrite, false);
    }

    @Override
    public Volume create(String name, VolumeSize size, FileSystem fileSystem) {
        return calls.call((vbox, sessions) -> {
            size.atMost(vbox.getSystemProperties().getInfoVDSize());
            IMedium medium =
                    vbox.createMedium("VDI", folder.fileOf(new VolumeName(name)), AccessMode.ReadWrite, DeviceType.HardDisk);
            boolean created = false;
            try {
                await(medium.createBaseStorage(size.bytes(), List.of(MediumVariant.Standard)), "driver.notCreated", name);
                created = true;
            } finally {
                if (!created) {
                    medium.close();
                }
            }
            // A snapshot of the machine must not turn the volume into a chain of differences that another cannot have.
            medium.setType(MediumType.Writethrough);
            if (fileSystem != FileSystem.EXT4) {
                medium.setDescription(FILE_SYSTEM + fileSystem.type());
            }
            return describe(name, medium);
        });
    }

    @Override
    public void delete(Volume volume) {
        calls.call((vbox, sessions) -> {
            await(open(vbox, volume.medium()).deleteStorage(), "driver.notRemoved", volume.name());
            return true;
        });
    }

    private static void await(IProgress progress, String code, String name) {
        while (!progress.getCompleted()) {
            progress.waitForCompletion(PROGRESS_WAIT);
        }
        if (progress.getResultCode() != 0) {
            String text = progress.getErrorInfo().getText();
            throw text.contains("VERR_DISK_FULL")
                    ? Failure.failed("driver.folderFull", name)
                    : Failure.failed(code, name, text);
        }
    }

    @Override
    public String self() {
        return calls.call((vbox, sessions) -> own.id(vbox));
    }

    @Override
    public List<Holder> holders(Volume volume) {
        return calls.call((vbox, sessions) -> {
            List<Holder> holders = new ArrayList<>();
            for (String id : open(vbox, volume.medium()).getMachineIds()) {
                IMachine machine = vbox.findMachine(id);
                holders.add(new Holder(id, machine.getName(), machine.getState()));
            }
            return List.copyOf(holders);
        });
    }

    /// A write lock, which no running machine grants, and during which none can be started.
    @Override
    public void takeFrom(Holder holder, Volume volume) {
        calls.call((vbox, sessions) -> locked(vbox.findMachine(holder.id()), LockType.Write, sessions, machine -> {
            Holder now = new Holder(holder.id(), holder.name(), machine.getState());
            if (!now.isOff()) {
                throw Fencing.refusal(volume, now);
            }
            return detach(machine, volume);
        }));
    }

    @Override
    public int attachToSelf(Volume volume) {
        return calls.call((vbox, sessions) -> locked(own.find(vbox), LockType.Shared, sessions, machine -> {
            Optional<IMediumAttachment> present = attachment(machine, volume);
            if (present.isPresent()) {
                return present.get().port();
            }
            OwnMachine.FreePort free = own.freePort(machine);
            machine.attachDevice(
                    free.controller(), free.port(), 0, DeviceType.HardDisk, open(vbox, volume.medium()));
            machine.saveSettings();
            return free.port();
        }));
    }

    @Override
    public void detachFromSelf(Volume volume) {
        calls.call((vbox, sessions) ->
                locked(own.find(vbox), LockType.Shared, sessions, machine -> detach(machine, volume)));
    }

    private static boolean detach(IMachine machine, Volume volume) {
        Optional<IMediumAttachment> present = attachment(machine, volume);
        present.ifPresent(one -> {
            machine.detachDevice(String.valueOf(one.controller()), one.port(), one.device());
            machine.saveSettings();
        });
        return present.isPresent();
    }

    private static Optional<IMediumAttachment> attachment(IMachine machine, Volume volume) {
        for (IMediumAttachment one : machine.getMediumAttachments()) {
            IMedium medium = one.medium();
            if (one.type() == DeviceType.HardDisk
                    && medium != null
                    && medium.getId().equalsIgnoreCase(volume.medium())) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /// Settings that were changed and not saved are discarded: they would go with whoever saves next.
    private static <T> T locked(
            IMachine machine, LockType type, Supplier<ISession> sessions, Function<IMachine, T> work) {
        ISession session = sessions.get();
        machine.lockMachine(session, type);
        try {
            IMachine mutable = session.getMachine();
            boolean done = false;
            try {
                T result = work.apply(mutable);
                done = true;
                return result;
            } finally {
                if (!done) {
                    mutable.discardSettings();
                }
            }
        } finally {
            session.unlockMachine();
        }
    }

    @Override
    public boolean awaitSole(Volume volume, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        return calls.call((vbox, sessions) -> {
            String self = own.id(vbox);
            IMedium medium = open(vbox, volume.medium());
            try (Events events = Events.of(vbox, Events.ATTACHMENTS)) {
                while (!medium.getMachineIds().equals(List.of(self))) {
                    long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                    if (left <= 0) {
                        return false;
                    }
                    events.next((int) Math.min(left, 500));
                }
                return true;
            }
        });
    }

    @Override
    public long usedBytes(Volume volume) {
        return calls.call((vbox, sessions) -> {
            IMedium medium = open(vbox, volume.medium());
            medium.refreshState();
            return medium.getSize();
        });
    }

    /// A VDI without a single block is its header (1 MiB) and its block map (4 bytes for each block of 1 MiB), rounded
    /// up to whole MiB; every block that was ever written adds 1 MiB. Of other formats nothing is said.
    @Override
    public boolean isUnallocated(Volume volume) {
        if (!volume.format().equalsIgnoreCase("VDI")) {
            return false;
        }
        long map = Math.ceilDiv(volume.bytes(), MIB) * 4;
        return usedBytes(volume) == MIB + Math.ceilDiv(map, MIB) * MIB;
    }

    @Override
    public void watch(Consumer<List<Volume>> volumes, BooleanSupplier stop) {
        waiting.call((vbox, sessions) -> {
            Locations locations = new Locations();
            try (Events events = Events.of(vbox, Events.MEDIA)) {
                volumes.accept(scan(vbox, locations::of));
                while (!stop.getAsBoolean()) {
                    if (events.next(1000)) {
                        while (events.next(0)) {
                            // what comes together is answered by one scan
                        }
                        if (events.wereChanges()) {
                            locations.forget();
                        }
                        volumes.accept(scan(vbox, locations::of));
                    }
                }
            }
            return true;
        });
    }
}
