package app.mooring.practice.guest.disk;

import app.mooring.file.FolderTree;
import app.mooring.virtualbox.Serial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a kernel tells of disks below `/sys/block`, and of mounts below `/proc`: those of the system in the
/// mount namespace of process 1, those of each container in the one of a process of its own.
final class KernelFiles {
    private static final int FIRST_CONTAINER = 1001;
    private static final int MINORS = 16;

    private final Path root;
    private final Map<String, Integer> processes = new HashMap<>();
    private int next = FIRST_CONTAINER;

    /// @param root the guest's file system
    KernelFiles(Path root) {
        this.root = root;
    }

    /// A line of a table of mounts.
    ///
    /// @param inside the directory of the file system that is mounted
    record Mount(Path device, String inside, Path place, String type) {}

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

    /// @param others by container
    void mounted(List<Mount> own, Map<String, List<Mount>> others) throws IOException {
        StringBuilder mounts = new StringBuilder("/dev/sda1 / ext4 rw,relatime 0 0\n");
        own.forEach(
                each -> mounts.append("%s %s %s rw,relatime 0 0\n".formatted(each.device(), place(each), each.type())));
        Files.createDirectories(root.resolve("proc"));
        Files.writeString(root.resolve("proc/mounts"), mounts);
        table(1, own);
        for (String gone : List.copyOf(processes.keySet())) {
            if (!others.containsKey(gone)) {
                FolderTree.delete(root.resolve("proc/" + processes.remove(gone)));
            }
        }
        for (Map.Entry<String, List<Mount>> each : others.entrySet()) {
            table(processes.computeIfAbsent(each.getKey(), _ -> next++), each.getValue());
        }
    }

    private void table(int process, List<Mount> mounts) throws IOException {
        StringBuilder table = new StringBuilder("25 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n");
        int id = 100;
        for (Mount each : mounts) {
            String device = each.device().toString();
            table.append("%d 25 %s %s %s rw,relatime shared:%d - %s %s rw\n"
                    .formatted(
                            id,
                            number(device.charAt(device.length() - 1)),
                            each.inside(),
                            place(each),
                            id,
                            each.type(),
                            device.replace('\\', '/')));
            id++;
        }
        Path folder = Files.createDirectories(root.resolve("proc/" + process));
        Files.writeString(folder.resolve("mountinfo"), table);
    }

    private String place(Mount mount) {
        return "/"
                + root.relativize(mount.place()).toString().replace('\\', '/').replace(" ", "\\040");
    }
}
