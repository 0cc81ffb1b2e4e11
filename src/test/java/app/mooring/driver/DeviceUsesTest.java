package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A guest that has the disk as `sdb`, with one partition.
class DeviceUsesTest {
    @TempDir
    Path temporary;

    private Path root;
    private Path disk;
    private Path part;
    private DeviceUses uses;

    @BeforeEach
    void plug() throws IOException {
        root = temporary.toRealPath();
        disk = root.resolve("dev/sdb");
        part = root.resolve("dev/sdb1");
        write("dev/sdb", "");
        write("sys/block/sdb/dev", "8:16\n");
        Files.createDirectories(root.resolve("sys/block/sdb/holders"));
        Files.createDirectories(root.resolve("sys/block/sdb/queue"));
        write("sys/block/sdb/sdb1/dev", "8:17\n");
        Files.createDirectories(root.resolve("sys/block/sdb/sdb1/holders"));
        process("self", "mnt:[1]", "25 1 8:1 / / rw - ext4 /dev/sda1 rw\n");
        write("proc/swaps", "Filename\tType\tSize\tUsed\tPriority\n/swap.img file\t9\t0\t-2\n");
        uses = new DeviceUses(root.resolve("sys/block"), root.resolve("proc"));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void process(String name, String namespace, String mounts) throws IOException {
        Path link = Files.createDirectories(root.resolve("proc").resolve(name).resolve("ns"))
                .resolve("mnt");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(namespace));
        write("proc/" + name + "/mountinfo", mounts);
    }

    @Test
    void disk_with_a_partition_that_nobody_uses_is_not_used() {
        assertThat(uses.of(disk)).isEmpty();
    }

    @Test
    void mount_of_the_whole_is_not_told_here() throws IOException {
        process("self", "mnt:[1]", "99 25 8:16 / /mnt rw - ext4 " + disk + " rw\n");
        assertThat(uses.of(disk)).isEmpty();
    }

    @Test
    void mounted_partition_is_a_use_in_whatever_namespace() throws IOException {
        process("self", "mnt:[1]", "99 25 8:17 / /srv rw - ext4 /dev/by-another-name rw\n");
        process("812", "mnt:[2]", "99 25 0:48 / /in rw - btrfs " + part + " rw\n");
        assertThat(uses.of(disk)).containsExactly(part + " (/srv)", part + " (/in)");
    }

    /// As `/dev/null` is not among the disks: its number is 1:3.
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its devices have other numbers")
    void disk_that_the_kernel_calls_otherwise_is_found_by_its_number() throws IOException {
        Path device = Path.of("/dev/null");
        write("sys/dev/block/1:3/dev", "1:3\n");
        Files.createDirectories(root.resolve("sys/dev/block/1:3/holders"));
        assertThat(uses.of(device)).isEmpty();
        Files.createFile(root.resolve("sys/dev/block/1:3/holders/dm-0"));
        assertThat(uses.of(device)).containsExactly("/dev/null (dm-0)");
    }

    @Test
    void what_was_made_of_the_disk_or_of_a_partition_is_a_use() throws IOException {
        Files.createFile(root.resolve("sys/block/sdb/holders/dm-0"));
        write("sys/block/dm-0/dm/name", "vg-data\n");
        Files.createFile(root.resolve("sys/block/sdb/sdb1/holders/md127"));
        assertThat(uses.of(disk)).containsExactly(disk + " (dm-0 vg-data)", part + " (md127)");
    }

    @Test
    void swap_is_a_use_by_whatever_name() throws IOException {
        write("proc/swaps", "Filename\tType\n" + part + "  partition\t9\t0\t-2\n");
        assertThat(uses.of(disk)).containsExactly(part + " (swap)");
        Files.createSymbolicLink(root.resolve("dev/swap"), disk);
        write("proc/swaps", "Filename\tType\n" + root.resolve("dev/swap") + "  partition\t9\t0\t-2\n");
        assertThat(uses.of(disk)).containsExactly(disk + " (swap)");
    }

    @Test
    void loop_device_over_it_is_a_use() throws IOException {
        write("sys/block/loop0/loop/backing_file", root.resolve("dev/sdba") + "\n");
        assertThat(uses.of(disk)).isEmpty();
        write("sys/block/loop3/loop/backing_file", part + "\n");
        assertThat(uses.of(disk)).containsExactly(part + " (loop3)");
    }

    @Test
    void btrfs_of_several_disks_is_a_use_of_each() throws IOException {
        Files.createDirectories(root.resolve("sys/fs/btrfs/features"));
        Files.createDirectories(root.resolve("sys/fs/btrfs/c5f4/devices/sdb"));
        assertThat(uses.of(disk)).isEmpty();
        Files.createDirectories(root.resolve("sys/fs/btrfs/c5f4/devices/sdc"));
        assertThat(uses.of(disk)).containsExactly(disk + " (btrfs)");
    }

    @Test
    void disk_that_has_gone_is_not_used_and_one_that_the_kernel_does_not_know_cannot_be_told() throws IOException {
        assertThat(uses.of(root.resolve("dev/sdc"))).isEmpty();
        write("dev/sdc", "");
        assertThatThrownBy(() -> uses.of(root.resolve("dev/sdc")))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("driver.unreadable"));
    }
}
