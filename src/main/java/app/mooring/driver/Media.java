package app.mooring.driver;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.AccessMode;
import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.IProgress;
import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.api.MediumType;
import app.mooring.virtualbox.api.MediumVariant;
import app.mooring.virtualbox.soap.Fault;
import app.mooring.volume.VolumeFiles;
import app.mooring.volume.VolumeName;
import app.mooring.volume.VolumeSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// VirtualBox's media that are volumes, whoever has them.
final class Media {
    private static final int PROGRESS_WAIT = 10_000;
    private static final int EVENT_WAIT = 1000;
    private static final String FILE_SYSTEM = "mooring fsType=";
    private static final long MIB = 1 << 20;

    private final Calls calls;
    private final VolumeFiles folder;

    Media(Calls calls, String volumeFolder) {
        this.calls = calls;
        this.folder = new VolumeFiles(volumeFolder);
    }

    static IMedium open(IVirtualBox vbox, String idOrLocation) {
        return vbox.openMedium(idOrLocation, DeviceType.HardDisk, AccessMode.ReadWrite, false);
    }

    /// `driver.noFolder` when it is not there. VirtualBox tells a folder, which is no medium, from a file that
    /// is absent, though by its text alone.
    void requireFolder() {
        calls.call((vbox, sessions) -> {
            try {
                open(vbox, folder.path());
            } catch (Fault.Runtime refused) {
                if (refused.text().contains("VERR_FILE_NOT_FOUND")
                        || refused.text().contains("VERR_PATH_NOT_FOUND")) {
                    throw Failure.because(refused, "driver.noFolder", folder.path());
                }
            }
            return true;
        });
    }

    List<Volume> all() {
        return calls.call((vbox, sessions) -> scan(vbox, IMedium::getLocation));
    }

    private List<Volume> scan(IVirtualBox vbox, Function<IMedium, String> location) {
        List<Volume> found = new ArrayList<>();
        for (IMedium medium : vbox.getHardDisks()) {
            try {
                folder.nameOf(location.apply(medium)).ifPresent(name -> found.add(describe(name, medium)));
            } catch (Fault gone) {
                // Deleted by somebody meanwhile; unless it is the web session that is over.
                if (isRegistered(vbox, medium)) {
                    throw gone;
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean isRegistered(IVirtualBox vbox, IMedium medium) {
        return vbox.getHardDisks().stream().anyMatch(one -> one.reference().equals(medium.reference()));
    }

    private static Volume describe(String name, IMedium medium) {
        return new Volume(
                name,
                medium.getId(),
                medium.getLocation(),
                medium.getFormat(),
                medium.getLogicalSize(),
                fileSystem(medium.getDescription()));
    }

    private static FileSystem fileSystem(String description) {
        return description.startsWith(FILE_SYSTEM)
                ? FileSystem.find(description.substring(FILE_SYSTEM.length())).orElse(FileSystem.EXT4)
                : FileSystem.EXT4;
    }

    /// Opening it by its file also takes in a disk that is in the folder and not registered; what cannot be
    /// opened may be registered all the same.
    Optional<Volume> find(String name) {
        return calls.call((vbox, sessions) -> {
            try {
                return Optional.of(describe(name, open(vbox, folder.fileOf(new VolumeName(name)))));
            } catch (Fault.Runtime unopened) {
                return scan(vbox, IMedium::getLocation).stream()
                        .filter(volume -> volume.name().equals(name))
                        .findFirst();
            }
        });
    }

    Volume create(String name, VolumeSize size, FileSystem fileSystem) {
        return calls.call((vbox, sessions) -> {
            size.atMost(vbox.getSystemProperties().getInfoVDSize());
            IMedium medium = vbox.createMedium(
                    "VDI", folder.fileOf(new VolumeName(name)), AccessMode.ReadWrite, DeviceType.HardDisk);
            boolean created = false;
            try {
                await(
                        medium.createBaseStorage(size.bytes(), List.of(MediumVariant.Standard)),
                        "driver.notCreated",
                        name);
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

    void delete(Volume volume) {
        calls.call((vbox, sessions) -> {
            await(open(vbox, volume.medium()).deleteStorage(), "driver.notRemoved", volume.name());
            vbox.setExtraData(formattingKey(volume), "");
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

    private long usedBytes(Volume volume) {
        return calls.call((vbox, sessions) -> {
            IMedium medium = open(vbox, volume.medium());
            medium.refreshState();
            return medium.getSize();
        });
    }

    /// A VDI without a single block is its header (1 MiB) and its block map (4 bytes for each block of 1 MiB),
    /// rounded up to whole MiB; every block that was ever written adds 1 MiB. Of other formats nothing is said.
    boolean isUnallocated(Volume volume) {
        if (!volume.format().equalsIgnoreCase("VDI")) {
            return false;
        }
        long map = Math.ceilDiv(volume.bytes(), MIB) * 4;
        return usedBytes(volume) == MIB + Math.ceilDiv(map, MIB) * MIB;
    }

    boolean isFormatting(Volume volume) {
        return calls.call(
                (vbox, sessions) -> !vbox.getExtraData(formattingKey(volume)).isEmpty());
    }

    /// In the extra data of VirtualBox: those of a medium cannot be changed while a running machine has it.
    void setFormatting(Volume volume, boolean begun) {
        calls.call((vbox, sessions) -> {
            vbox.setExtraData(formattingKey(volume), begun ? "begun" : "");
            return true;
        });
    }

    private static String formattingKey(Volume volume) {
        return "Mooring/formatting/" + volume.medium();
    }

    /// What comes together is answered by one scan.
    ///
    /// @param known fails where this is not the VirtualBox that we are about: another user's knows other media
    void watch(Consumer<IVirtualBox> known, Consumer<Supplier<List<Volume>>> changed, BooleanSupplier stop) {
        calls.call((vbox, sessions) -> {
            known.accept(vbox);
            Locations locations = new Locations();
            try (Events events = Events.of(vbox, Events.MEDIA)) {
                changed.accept(() -> scan(vbox, locations::of));
                while (!stop.getAsBoolean()) {
                    if (events.next(EVENT_WAIT)) {
                        while (events.next(0)) {
                            // taken together
                        }
                        if (events.wereChanges()) {
                            locations.forget();
                        }
                        changed.accept(() -> scan(vbox, locations::of));
                    }
                }
            }
            return true;
        });
    }
}
