package app.mooring.practice.guest.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.driver.Disks;
import app.mooring.driver.FileSystem;
import app.mooring.practice.MachineHardware;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestDisksTest {
    private static final long SIZE = 64 << 20;

    @TempDir
    Path folder;

    private final UUID medium = UUID.fromString("938dca77-0000-4000-8000-fc184e436c4d");
    private MachineHardware.Disk disk;
    private Platters platters;
    private GuestDisks first;
    private GuestDisks second;
    private Path target;

    @BeforeEach
    void make() throws Exception {
        Path file = folder.resolve("medium");
        try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
            made.setLength(SIZE);
        }
        disk = new MachineHardware.Disk(medium, file, 1, SIZE);
        platters = new Platters(folder.resolve("platters"));
        first = new GuestDisks("ubuntu2", folder.resolve("2"), platters);
        second = new GuestDisks("ubuntu3", folder.resolve("3"), platters);
        target = folder.resolve("2/var/lib/mooring/volumes/a name");
    }

    @Test
    void a_disk_that_is_plugged_in_has_a_device_and_a_link_by_its_serial_number() throws Exception {
        first.plug(disk);
        assertThat(first.await(medium.toString())).isEqualTo(Path.of("/dev/sdb"));
        Path link = folder.resolve("2/dev/disk/by-id/ata-VBOX_HARDDISK_VB938dca77-4d6c434e");
        assertThat(link.toRealPath()).isEqualTo(folder.toRealPath().resolve("2/dev/sdb"));
        assertThat(first.isGone(Path.of("/dev/sdb"))).isFalse();
        first.unplug(disk);
        assertThat(first.find(medium.toString())).isEmpty();
        assertThat(Files.exists(link)).isFalse();
        assertThat(first.isGone(Path.of("/dev/sdb"))).isTrue();
    }

    @Test
    void a_disk_is_blank_until_it_is_formatted() {
        first.plug(disk);
        Path device = first.await(medium.toString());
        assertThat(first.signature(device)).isEmpty();
        assertThat(first.isZero(device, false)).isTrue();
        assertThat(first.isZero(device, true)).isTrue();
        first.format(device, FileSystem.EXT4);
        assertThat(first.signature(device)).contains("ext4");
        assertThat(first.isZero(device, false)).isFalse();
        assertThat(first.isZero(device, true)).isFalse();
    }

    @Test
    void what_is_written_is_there_in_the_other_guest_and_the_medium_has_grown() throws Exception {
        mountFirst();
        byte[] content = new byte[5 << 20];
        content[0] = 7;
        Files.write(target.resolve("file"), content);
        long before = blocks();
        assertThat(Files.readString(folder.resolve("2/proc/mounts")))
                .contains("/dev/sdb /var/lib/mooring/volumes/a\\040name ext4 ");
        Path device = first.await(medium.toString());
        assertThat(first.mounts(device)).containsExactly(new Disks.Mount(true, "/", target));
        first.unmount(target);
        assertThat(first.awaitUnmounted(device, _ -> true, Duration.ofSeconds(1)))
                .isEmpty();
        assertThat(blocks()).isGreaterThan(before + (4 << 20) / 512);
        first.unplug(disk);
        assertThat(target).isEmptyDirectory();

        second.plug(disk);
        Path there = folder.resolve("3/mnt/x");
        second.mount(second.await(medium.toString()), FileSystem.EXT4, there);
        assertThat(there.resolve("file")).hasBinaryContent(content);
    }

    private long blocks() throws Exception {
        Process du = new ProcessBuilder("du", "-B", "512", disk.file().toString()).start();
        return Long.parseLong(new String(du.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .split("\\s", -1)[0]);
    }

    private void mountFirst() {
        first.plug(disk);
        Path device = first.await(medium.toString());
        first.format(device, FileSystem.EXT4);
        first.mount(device, FileSystem.EXT4, target);
    }

    @Test
    void a_second_guest_that_mounts_it_is_refused_and_remembered() {
        mountFirst();
        second.plug(disk);
        Path device = second.await(medium.toString());
        assertThatThrownBy(() -> second.mount(device, FileSystem.EXT4, folder.resolve("3/mnt")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(platters.collisions()).singleElement().asString().contains("ubuntu2", "ubuntu3");
    }

    @Test
    void a_power_cut_unmounts_everything_and_loses_nothing() throws Exception {
        mountFirst();
        Files.writeString(target.resolve("file"), "kept");
        first.powerOff();
        assertThat(target).isEmptyDirectory();
        assertThat(first.find(medium.toString())).isEmpty();
        second.plug(disk);
        second.mount(second.await(medium.toString()), FileSystem.EXT4, folder.resolve("3/mnt"));
        assertThat(folder.resolve("3/mnt/file")).hasContent("kept");
        assertThat(platters.collisions()).isEmpty();
    }
}
