package app.mooring.ui.machines;

import app.mooring.lab.Machine;
import app.mooring.volume.VolumeFiles;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A port of a controller, and what is on it.
///
/// @param name the volume's, or the file's; empty where there is none
record Slot(int port, Kind kind, String name, boolean hotPluggable) {
    /// What is on a port.
    enum Kind {
        EMPTY,
        VOLUME,
        /// A disk that is no volume, such as the machine's system.
        DISK,
        /// A drive with nothing in it.
        EMPTY_DRIVE,
        /// A disc in a drive, or something else.
        OTHER
    }

    /// All ports of a controller. An IDE controller has two devices on each of its ports, so two slots may have one.
    static List<Slot> all(Machine.Controller controller, Path volumeFolder) {
        List<Slot> taken = controller.attachments().stream()
                .map(one -> of(one, volumeFolder))
                .toList();
        return Stream.concat(
                        taken.stream(),
                        IntStream.range(0, controller.ports())
                                .filter(port -> taken.stream().noneMatch(one -> one.port() == port))
                                .mapToObj(port -> new Slot(port, Kind.EMPTY, "", false)))
                .sorted(Comparator.comparingInt(Slot::port))
                .toList();
    }

    private static Slot of(Machine.Attachment attachment, Path volumeFolder) {
        String location = attachment.location();
        Optional<String> volume = new VolumeFiles(volumeFolder.toString()).nameOf(location);
        boolean disk = attachment.device().equals("HardDisk");
        Kind kind = location.isEmpty()
                ? Kind.EMPTY_DRIVE
                : !disk ? Kind.OTHER : volume.isPresent() ? Kind.VOLUME : Kind.DISK;
        String name = volume.orElse(location);
        return new Slot(attachment.port(), kind, name, attachment.hotPluggable());
    }
}
