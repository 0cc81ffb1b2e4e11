package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.Serial;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxDisksTest {
    private static final String MEDIUM = "938dca77-0000-0000-0000-fc184e436c4d";
    private static final String LINK = "ata-VBOX_HARDDISK_VB938dca77-4d6c434e";
    private static final long SIZE = 64L << 20;

    @TempDir
    Path directory;

    private LinuxDisks disks;

    @BeforeEach
    void disks() {
        disks = new LinuxDisks(
                directory.resolve("dev/disk/by-id"),
                directory.resolve("block"),
                Path.of("/proc"),
                Duration.ofSeconds(20));
    }

    private Path disk(long... written) throws IOException {
        Path file = directory.resolve("disk");
        try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
            disk.setLength(SIZE);
            for (long position : written) {
                disk.seek(position);
                disk.write(1);
            }
        }
        return file;
    }

    @Test
    void serialHasBothEndsOfTheUuidTheLastReversed() {
        assertThat(Serial.of(MEDIUM)).isEqualTo("VB938dca77-4d6c434e");
    }

    @Test
    void deviceIsWaitedForThoughItsDirectoryIsNotThereYet() throws IOException {
        Path device = Files.createFile(directory.resolve("sdb"));
        CompletableFuture<Path> found = CompletableFuture.supplyAsync(() -> disks.await(MEDIUM));
        Files.createDirectories(directory.resolve("dev/disk/by-id"));
        Files.createSymbolicLink(directory.resolve("dev/disk/by-id").resolve(LINK), device);
        assertThat(found.join()).isEqualTo(device.toRealPath());
    }

    @Test
    void deviceThatNeverAppears() {
        LinuxDisks hasty =
                new LinuxDisks(directory, directory.resolve("block"), Path.of("/proc"), Duration.ofMillis(50));
        assertThatThrownBy(() -> hasty.await(MEDIUM))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("driver.noDevice"));
    }

    @Test
    void device_without_a_link_is_found_by_its_serial() throws IOException {
        serial("sda/device/vpd_pg80", "\0\u0080\0\u0014VB11111111-4d6c434e ");
        Files.createDirectories(directory.resolve("block/loop0"));
        assertThat(disks.find(MEDIUM)).isEmpty();
        serial("sdb/device/vpd_pg80", "\0\u0080\0\u0014VB938dca77-4d6c434e ");
        assertThat(disks.find(MEDIUM)).contains(Path.of("/dev/sdb"));
    }

    @Test
    void link_to_a_device_that_has_gone_is_no_device() throws IOException {
        Path links = Files.createDirectories(directory.resolve("dev/disk/by-id"));
        Files.createSymbolicLink(links.resolve(LINK), directory.resolve("sdb"));
        assertThat(disks.find(MEDIUM)).isEmpty();
        assertThat(disks.isGone(directory.resolve("sdb"))).isTrue();
        assertThat(disks.isGone(disk())).isFalse();
    }

    private Path linked(String device) throws IOException {
        Path file = Files.createFile(directory.resolve(device));
        Path links = Files.createDirectories(directory.resolve("dev/disk/by-id"));
        Files.deleteIfExists(links.resolve(LINK));
        Files.createSymbolicLink(links.resolve(LINK), file);
        return file.toRealPath();
    }

    @Test
    void link_that_was_left_behind_is_not_believed_when_the_device_has_another_serial() throws IOException {
        linked("sdb");
        serial("sdb/device/vpd_pg80", "\0\u0080\0\u0014VB11111111-4d6c434e ");
        assertThat(disks.find(MEDIUM)).isEmpty();
        serial("sdc/device/vpd_pg80", "\0\u0080\0\u0014VB938dca77-4d6c434e ");
        assertThat(disks.find(MEDIUM)).contains(Path.of("/dev/sdc"));
    }

    @Test
    void link_is_believed_when_the_device_has_that_serial_or_none() throws IOException {
        Path device = linked("sdb");
        Files.createDirectories(directory.resolve("block/sdb"));
        assertThat(disks.find(MEDIUM)).contains(device);
        serial("sdb/device/vpd_pg80", "\0\u0080\0\0");
        assertThat(disks.find(MEDIUM)).contains(device);
        serial("sdb/device/vpd_pg80", "\0\u0080\0\u0014VB938dca77-4d6c434e ");
        assertThat(disks.find(MEDIUM)).contains(device);
    }

    @Test
    void device_is_waited_for_while_the_link_leads_to_another() throws IOException {
        linked("sdb");
        serial("sdb/device/vpd_pg80", "\0\u0080\0\u0014VB11111111-4d6c434e ");
        CompletableFuture<Path> found = CompletableFuture.supplyAsync(() -> disks.await(MEDIUM));
        Path device = linked("sdc");
        assertThat(found.join()).isEqualTo(device);
    }

    @Test
    void link_that_cannot_be_followed_is_no_proof_that_the_device_has_gone() throws IOException {
        Path links = Files.createDirectories(directory.resolve("dev/disk/by-id"));
        Files.createSymbolicLink(links.resolve(LINK), links.resolve(LINK));
        assertThatThrownBy(() -> disks.find(MEDIUM))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("driver.unreadable"));
    }

    private void serial(String file, String content) throws IOException {
        Path path = directory.resolve("block").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content, StandardCharsets.ISO_8859_1);
    }

    @Test
    void blankDiskHasNoSignatureAndNothingButZeros() throws IOException {
        Path disk = disk();
        assertThat(disks.signature(disk)).isEmpty();
        assertThat(disks.isZero(disk, false)).isTrue();
        assertThat(disks.isZero(disk, true)).isTrue();
    }

    @Test
    void oneByteAnywhereIsNotBlank() throws IOException {
        assertThat(disks.isZero(disk(SIZE / 2 + 12345), false)).isFalse();
    }

    @Test
    void lastByteIsSeenEvenWhenOnlyTheEndsAreLookedAt() throws IOException {
        assertThat(disks.isZero(disk(SIZE - 1), true)).isFalse();
    }

    @Test
    void whatIsFormattedIsRecognisedAndSound() throws IOException {
        Path disk = disk();
        disks.format(disk, FileSystem.EXT4);
        assertThat(disks.signature(disk)).contains("ext4");
        disks.check(disk, FileSystem.EXT4);
        disks.flush(disk);
    }

    @Test
    void damagedFileSystemIsTold() throws IOException {
        Path disk = disk();
        disks.format(disk, FileSystem.EXT4);
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.seek(1024 + 56 + 40); // s_feature_incompat, in the superblock
            file.writeInt(-1);
        }
        assertThatThrownBy(() -> disks.check(disk, FileSystem.EXT4))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("driver.damaged"));
    }

    @Test
    void wholeFileSystemIsNotUnfinished() throws IOException {
        Path disk = disk();
        disks.format(disk, FileSystem.EXT4);
        assertThat(disks.isUnfinished(disk, FileSystem.EXT4)).isFalse();
    }

    /// The superblock reached the disk, what was written before it did not.
    @Test
    void superblockAloneIsUnfinishedAndIsMadeAnew() throws IOException {
        Path disk = disk();
        disks.format(disk, FileSystem.EXT4);
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
            byte[] superblock = new byte[4096];
            file.readFully(superblock);
            file.setLength(0);
            file.setLength(SIZE);
            file.seek(0);
            file.write(superblock);
        }
        assertThat(disks.signature(disk)).contains("ext4");
        assertThat(disks.isUnfinished(disk, FileSystem.EXT4)).isTrue();
        disks.format(disk, FileSystem.EXT4);
        disks.check(disk, FileSystem.EXT4);
    }

    @Test
    void damagedFileSystemThatWasMountedOnceIsNotUnfinished() throws IOException {
        Path disk = disk();
        disks.format(disk, FileSystem.EXT4);
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.seek(1024 + 52); // s_mnt_count
            file.write(1);
        }
        assertThat(disks.isUnfinished(disk, FileSystem.EXT4)).isFalse();
    }

    @Test
    void xfsInProgressIsUnfinished() throws IOException {
        Path disk = disk();
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.write("XFSB".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThat(disks.isUnfinished(disk, FileSystem.XFS)).isFalse();
            file.seek(126); // sb_inprogress
            file.write(1);
        }
        assertThat(disks.isUnfinished(disk, FileSystem.XFS)).isTrue();
    }

    @Test
    void whatIsMountedNowhereIsNotWaitedFor() throws IOException {
        assertThat(disks.awaitUnmounted(disk(), _ -> true, Duration.ofDays(1))).isEmpty();
    }

    @Test
    void mountInfoIsReadWithItsEscapes() {
        String line = "36 35 8:16 /data /mnt/a\\040b rw,noatime master:1 - ext4 /dev/sdb rw,errors=continue";
        assertThat(MountInfo.parse(line)).contains(new MountInfo("8:16", "/data", Path.of("/mnt/a b"), "/dev/sdb"));
    }

    @Test
    void procIsMountedAndTheDiskIsNot() throws IOException {
        assertThat(disks.mountedAt(Path.of("/proc"))).isPresent();
        assertThat(disks.mountedAt(directory)).isEmpty();
        assertThat(disks.mounts(disk())).isEmpty();
    }
}
