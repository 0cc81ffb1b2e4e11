package app.mooring.lab;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.Serial;
import app.mooring.virtualbox.api.AccessMode;
import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.IMediumAttachment;
import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.api.MediumState;
import app.mooring.virtualbox.api.MediumType;
import app.mooring.virtualbox.api.MediumVariant;
import app.mooring.virtualbox.soap.Fault;
import app.mooring.virtualbox.soap.Progresses;
import app.mooring.virtualbox.soap.WebService;
import app.mooring.volume.VolumeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The volumes of a lab: VirtualBox's media whose file lies in the volume folder itself, of any format. A
/// volume's name is its file's name, without extension, as REX-Ray's volumes lie too. Runs on the host.
public final class VolumeFolder {
    /// Held by a Mooring that changes something here. Not a volume's name.
    private static final String LOCK = ".mooring.lock";

    private final WebService virtualBox;
    private final Path folder;

    public VolumeFolder(WebService virtualBox, Path folder) {
        this.virtualBox = virtualBox;
        this.folder = folder;
    }

    /// What a Mooring that changes something here locks, whatever lab it does it for; empty while the folder is
    /// not there.
    public Optional<Path> lock() {
        return Files.isDirectory(folder) ? Optional.of(folder.resolve(LOCK)) : Optional.empty();
    }

    /// The file of the volume of that name, whether it is there or not. Failures: `volume.name`.
    public Path file(String name) {
        return Path.of(location(name));
    }

    /// All of them, by name. One call of the web service for each of VirtualBox's media, and more for each
    /// volume.
    public List<Volume> list() {
        return Door.call(
                virtualBox,
                session -> session.vbox().getHardDisks().stream()
                        .filter(medium -> isVolume(medium.getLocation()))
                        .map(medium -> volume(session.vbox(), medium))
                        .sorted(Comparator.comparing(Volume::name))
                        .toList());
    }

    /// That one. Failures: `volume.name`, `lab.noVolume`.
    public Volume find(String name) {
        String location = location(name);
        return Door.call(
                virtualBox,
                session -> volume(
                        session.vbox(),
                        open(session.vbox(), location)
                                .orElseThrow(() -> Failure.failed("lab.noVolume", name, folder))));
    }

    /// A new, empty volume: a VDI that grows as it is written to, and that snapshots of a machine leave alone.
    /// When it fails, no file is left. Failures: `volume.name`, `lab.space`, `lab.folderFull`, `lab.volumeExists`.
    public Volume create(String name, long bytes) {
        String location = location(VolumeName.ofNew(name).value());
        requireSpace(bytes);
        return Door.call(virtualBox, session -> {
            // VirtualBox would take a file that it does not know for a medium to be known, when asked for it.
            if (Files.exists(Path.of(location))
                    || open(session.vbox(), location).isPresent()) {
                throw Failure.refused("lab.volumeExists", name);
            }
            IMedium medium = session.vbox().createMedium("VDI", location, AccessMode.ReadWrite, DeviceType.HardDisk);
            try {
                Progresses.await(
                        medium.createBaseStorage(bytes, List.of(MediumVariant.Standard)), why -> notCreated(name, why));
                medium.setType(MediumType.Writethrough);
            } catch (Failure | Fault e) {
                medium.close();
                throw e;
            }
            return volume(session.vbox(), medium);
        });
    }

    private Failure notCreated(String name, String why) {
        return why.contains("VERR_DISK_FULL")
                ? Failure.failed("lab.folderFull", name, folder)
                : Failure.failed("virtualbox.operation", why);
    }

    /// Deletes the volume and its file, for good. Failures: `lab.volumeAttached` while it is attached to
    /// anything, `lab.volumeInSnapshot` while a snapshot has it. Another that has got its name is left alone.
    public void remove(Volume volume) {
        Door.call(virtualBox, session -> {
            IMedium medium = open(session.vbox(), volume.medium())
                    .orElseThrow(() -> Failure.failed("lab.noVolume", volume.name(), folder));
            Holders.of(session.vbox(), medium, volume.medium()).stream()
                    .findFirst()
                    .ifPresent(holder -> {
                        throw Failure.refused("lab.volumeAttached", volume.name(), holder.getName());
                    });
            List<IMachine> remembering =
                    Holders.machineIds(medium).map(session.vbox()::findMachine).toList();
            if (!remembering.isEmpty() || !medium.getChildren().isEmpty()) {
                throw Holders.inSnapshot(volume, remembering);
            }
            Progresses.await(medium.deleteStorage());
            return true;
        });
    }

    private void requireSpace(long bytes) {
        try {
            long free = Files.getFileStore(Files.createDirectories(folder)).getUsableSpace();
            if (bytes > free) {
                throw Failure.refused("lab.space", folder, gibibytes(free), gibibytes(bytes));
            }
        } catch (IOException e) {
            throw Failure.because(e, "lab.folder", folder);
        }
    }

    private static String gibibytes(long bytes) {
        return "%.1f GiB".formatted(bytes / (double) (1L << 30));
    }

    private String location(String name) {
        return folder.resolve(new VolumeName(name).value()).toString();
    }

    private boolean isVolume(String location) {
        return isVolume(folder, location);
    }

    static boolean isVolume(Path folder, String location) {
        Path file = Path.of(location);
        return folder.equals(file.getParent()) && VolumeName.isValid(String.valueOf(file.getFileName()));
    }

    private static Optional<IMedium> open(IVirtualBox vbox, String locationOrUuid) {
        try {
            return Optional.of(vbox.openMedium(locationOrUuid, DeviceType.HardDisk, AccessMode.ReadWrite, false));
        } catch (Fault.Runtime e) {
            if (e.is(Fault.Runtime.OBJECT_NOT_FOUND) || e.is(Fault.Runtime.FILE_ERROR)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Volume volume(IVirtualBox vbox, IMedium medium) {
        boolean accessible = medium.refreshState() != MediumState.Inaccessible;
        String uuid = medium.getId();
        String location = medium.getLocation();
        Optional<IMachine> machine = Holders.of(vbox, medium, uuid).stream().findFirst();
        Volume.State state = !accessible
                ? Volume.State.INACCESSIBLE
                : machine.isPresent() ? Volume.State.ATTACHED : Volume.State.FREE;
        return new Volume(
                String.valueOf(Path.of(location).getFileName()),
                uuid,
                location,
                medium.getFormat(),
                medium.getLogicalSize(),
                medium.getSize(),
                machine.map(IMachine::getName).orElse(null),
                machine.flatMap(holder -> Holders.attachment(holder, uuid).or(() -> Holders.difference(holder, uuid)))
                        .map(IMediumAttachment::port)
                        .orElse(null),
                Serial.of(uuid),
                null,
                null,
                List.of(),
                state,
                null,
                Media.created(location));
    }
}
