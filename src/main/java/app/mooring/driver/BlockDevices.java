package app.mooring.driver;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The block devices that the kernel has, whatever links udev made for them.
final class BlockDevices {
    /// The SCSI page of the unit's serial number, in which the kernel also puts that of a SATA disk; virtio's
    /// disks have a file.
    private static final String PAGE = "device/vpd_pg80";

    private static final List<String> SERIALS = List.of(PAGE, "serial", "device/serial");
    private static final int HEADER = 4;

    private final Path blocks;

    /// @param blocks `/sys/block`
    BlockDevices(Path blocks) {
        this.blocks = blocks;
    }

    Optional<Path> withSerial(String serial) {
        if (Files.notExists(blocks)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> devices = Files.newDirectoryStream(blocks)) {
            for (Path device : devices) {
                if (hasSerial(device, serial)) {
                    return Optional.of(
                            Path.of("/dev").resolve(device.getFileName().toString()));
                }
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            throw Failure.because(unreadable, "driver.unreadable", blocks);
        }
    }

    /// Whether the device has a serial and it is another one.
    boolean hasOtherSerial(Path device, String serial) {
        Path block = blocks.resolve(String.valueOf(device.getFileName()));
        try {
            List<String> serials = serials(block);
            return !serials.isEmpty() && serials.stream().noneMatch(one -> one.endsWith(serial));
        } catch (IOException unreadable) {
            throw Failure.because(unreadable, "driver.unreadable", block);
        }
    }

    private static boolean hasSerial(Path device, String serial) throws IOException {
        return serials(device).stream().anyMatch(one -> one.endsWith(serial));
    }

    /// A serial is padded, and a SCSI page has four bytes before it, which may be all there is.
    private static List<String> serials(Path device) throws IOException {
        List<String> found = new ArrayList<>();
        for (String file : SERIALS) {
            try {
                String content = Files.readString(device.resolve(file), StandardCharsets.ISO_8859_1);
                String serial = file.equals(PAGE) ? content.substring(Math.min(HEADER, content.length())) : content;
                if (!serial.isBlank()) {
                    found.add(serial.strip());
                }
            } catch (NoSuchFileException other) {
                // Another kind of device, or one that has just gone.
            }
        }
        return found;
    }
}
