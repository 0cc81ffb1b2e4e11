package app.mooring.practice.guest.disk;

import app.mooring.file.FolderTree;
import app.mooring.virtualbox.Serial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a kernel tells of disks below `/sys/block`, and of mounts below `/proc`: those in the mount namespace of
/// process 1.
final class KernelFiles {
    private static final int MINORS = 16;

    private final Path root;

    /// @param root the guest's file system
    KernelFiles(Path root) {
        this.root = root;
    }

    /// A line of the table of mounts.
    record Mount(Path device, Path place, String type) {}

    private Path block(char letter) {
        return root.resolve("sys/block/sd" + letter);
    }

    private static String number(char letter) {
        return "8:" + MINORS * (letter - 'a');
    }

    void plugged(char letter, String medium) throws IOException {
        Path block = block(letter);
        Files.createDirectories(block.resolve("holders"));
        Files.createDirectories(block.resolve("device"));
        Files.writeString(block.resolve("dev"), number(letter) + "\n");
        // The page's code and the length of what follows.
        String serial = Serial.of(medium);
        Files.writeString(
                block.resolve("device/vpd_pg80"),
                "\0\u0080\0" + (char) serial.length() + serial,
                StandardCharsets.ISO_8859_1);
    }

    void unplugged(char letter) throws IOException {
        FolderTree.delete(block(letter));
    }

    void mounted(List<Mount> mounts) throws IOException {
        StringBuilder lines = new StringBuilder("/dev/sda1 / ext4 rw,relatime 0 0\n");
        mounts.forEach(
                each -> lines.append("%s %s %s rw,relatime 0 0\n".formatted(each.device(), place(each), each.type())));
        Files.createDirectories(root.resolve("proc"));
        Files.writeString(root.resolve("proc/mounts"), lines);
        StringBuilder table = new StringBuilder("25 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n");
        int id = 100;
        for (Mount each : mounts) {
            String device = each.device().toString();
            table.append("%d 25 %s / %s rw,relatime shared:%d - %s %s rw\n"
                    .formatted(
                            id,
                            number(device.charAt(device.length() - 1)),
                            place(each),
                            id,
                            each.type(),
                            device.replace('\\', '/')));
            id++;
        }
        Path folder = Files.createDirectories(root.resolve("proc/1"));
        Files.writeString(folder.resolve("mountinfo"), table);
    }

    private String place(Mount mount) {
        return "/"
                + root.relativize(mount.place()).toString().replace('\\', '/').replace(" ", "\\040");
    }
}
