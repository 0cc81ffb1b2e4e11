package app.mooring.driver;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The block devices that the kernel has, whatever links udev made for them.
final class BlockDevices {
    /// The SCSI page of the unit's serial number, in which the kernel also puts that of a SATA disk; virtio's disks have a file.
    private static final List<String> SERIALS = List.of("device/vpd_pg80", "serial", "device/serial");

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
                    return Optional.of(Path.of("/dev").resolve(device.getFileName().toString()));
                }
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            throw Failure.because(unreadable, "driver.unreadable", blocks);
        }
    }

    /// A serial is padded, and a SCSI page has four bytes before it.
    private static boolean hasSerial(Path device, String serial) throws IOException {
        for (String file : SERIALS) {
            try {
                String content = Files.readString(device.resolve(file), StandardCharsets.ISO_8859_1);
                if (content.strip().endsWith(serial)) {
                    return true;
                }
            } catch (NoSuchFileException other) {
                // Another kind of device, or one that has just gone.
            }
        }
        return false;
    }
}
