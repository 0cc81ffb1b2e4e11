package app.mooring.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.docker.PlayedEngine;
import app.mooring.driver.FileSystem;
import app.mooring.failure.Failure;
import app.mooring.practice.MachineHardware;
import app.mooring.practice.guest.disk.GuestDisks;
import app.mooring.practice.guest.disk.Platters;
import app.mooring.practice.guest.shell.PlayedShell;
import app.mooring.virtualbox.Serial;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A guest that has the disk as `/dev/sdb`.
class DiskUseTest {
    private static final UUID MEDIUM = UUID.fromString("938dca77-0000-4000-8000-fc184e436c4d");
    private static final Path DEVICE = Path.of("/dev/sdb");

    @TempDir
    Path folder;

    private Path root;
    private GuestDisks disks;
    private Guest guest;

    @BeforeEach
    void plug() throws IOException {
        root = folder.resolve("guest");
        Path file = folder.resolve("medium");
        try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
            made.setLength(64 << 20);
        }
        disks = new GuestDisks("ubuntu2", root, new Platters(folder.resolve("platters")));
        disks.plug(new MachineHardware.Disk(MEDIUM, file, 1, 64 << 20));
        Lab.Ssh ssh = new Lab.Ssh("ubuntu2", 22, "ubuntu", List.of(), Optional.empty());
        guest = new Guest(
                new Lab.Machine("ubuntu2", "SATA", 30, ssh), new PlayedShell(root), new PlayedEngine("ubuntu2"));
    }

    private List<String> uses() {
        return DiskUse.of(guest, Serial.of(MEDIUM.toString()));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void partition() throws IOException {
        write("sys/block/sdb/sdb1/dev", "8:17\n");
        Files.createDirectories(root.resolve("sys/block/sdb/sdb1/holders"));
    }

    private void mounted(String process, String number, String place, String source) throws IOException {
        mounted(process, number, "/", place, source);
    }

    private void mounted(String process, String number, String inside, String place, String source) throws IOException {
        write(
                "proc/" + process + "/mountinfo",
                "25 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw\n99 25 %s %s %s rw shared:7 master:1 - ext4 %s rw\n"
                        .formatted(number, inside, place, source));
    }

    @Test
    void a_disk_that_is_only_there_is_not_used_and_neither_is_one_that_is_not_there() {
        assertThat(uses()).isEmpty();
        assertThat(DiskUse.of(guest, "VB00000000-00000000")).isEmpty();
    }

    @Test
    void a_mount_is_named_by_its_place() {
        disks.format(DEVICE, FileSystem.EXT4);
        disks.mount(DEVICE, FileSystem.EXT4, root.resolve("mnt/a disk"));
        assertThat(uses()).containsExactly("/mnt/a disk");
    }

    @Test
    void a_mount_in_another_mount_namespace_is_named_by_its_process_too() throws IOException {
        mounted("812", "8:16", "/var/lib/service", "/dev/sdb");
        assertThat(uses()).containsExactly("/var/lib/service (/proc/812)");
    }

    @Test
    void a_container_that_still_has_it_uses_it_though_it_is_unmounted_everywhere_else() throws IOException {
        disks.format(DEVICE, FileSystem.EXT4);
        disks.mount(DEVICE, FileSystem.EXT4, root.resolve("mnt/disk"));
        mounted("1001", "8:16", "/data", "/mnt/disk/data", "/dev/sdb");
        Files.delete(root.resolve("proc/1/mountinfo"));
        assertThat(uses()).containsExactly("/mnt/disk/data (/proc/1001)");
    }

    @Test
    void a_mount_of_a_partition_is_a_use_of_the_disk() throws IOException {
        partition();
        mounted("1", "8:17", "/srv", "/dev/sdb1");
        assertThat(uses()).containsExactly("/srv");
    }

    @Test
    void a_loop_device_over_it_is_a_use_of_the_disk() throws IOException {
        write("sys/block/loop0/loop/backing_file", "/var/lib/other.img\n");
        write("sys/block/loop3/loop/backing_file", "/dev/sdb\n");
        assertThat(uses()).containsExactly("sdb: loop3");
    }

    @Test
    void the_second_disk_of_a_btrfs_is_used_though_the_mount_names_the_first() throws IOException {
        write("sys/fs/btrfs/c5f4/devices/sdb/dev", "8:16\n");
        mounted("1", "0:48", "/btrfs", "/dev/sda");
        assertThat(uses()).containsExactly("sdb: btrfs c5f4");
    }

    @Test
    void a_file_system_with_a_number_of_its_own_is_known_by_its_device() throws IOException {
        mounted("1", "0:48", "/btrfs", "/dev/sdb");
        assertThat(uses()).containsExactly("/btrfs");
    }

    @Test
    void what_the_kernel_made_of_it_or_of_a_partition_is_named() throws IOException {
        partition();
        write("sys/block/dm-0/dm/name", "vg-data\n");
        Files.createDirectories(root.resolve("sys/block/sdb/sdb1/holders/dm-0"));
        Files.createDirectories(root.resolve("sys/block/sdb/holders/md127"));
        assertThat(uses()).containsExactly("sdb: md127", "sdb1: dm-0 vg-data");
    }

    @Test
    void swap_is_a_use() throws IOException {
        partition();
        write("proc/swaps", "Filename\tType\tSize\tUsed\tPriority\n/dev/sdb1    \tpartition\t1024\t0\t-2\n");
        assertThat(uses()).containsExactly("sdb1: swap");
    }

    @Test
    void other_disks_are_not_its_own() throws IOException {
        write("sys/block/sdba/dev", "67:16\n");
        Files.createDirectories(root.resolve("sys/block/sdba/holders/dm-0"));
        mounted("1", "8:160", "/other", "/dev/sdba");
        write("proc/swaps", "/dev/sdba partition 1024 0 -2\n");
        assertThat(uses()).isEmpty();
    }

    @Test
    void a_link_that_is_missing_does_not_hide_a_use() throws IOException {
        mounted("1", "8:16", "/mnt", "/dev/sdb");
        Files.delete(root.resolve("dev/disk/by-id/ata-VBOX_HARDDISK_" + Serial.of(MEDIUM.toString())));
        assertThat(uses()).containsExactly("/mnt");
    }

    @Test
    void a_guest_that_cannot_say_it_has_not_said_no() throws IOException {
        Files.delete(root.resolve("sys/block/sdb/holders"));
        assertThatThrownBy(this::uses).isInstanceOf(Failure.class).hasMessageContaining("the kernel has no disk sdb");
    }
}
