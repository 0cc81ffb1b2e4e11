package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.volume.VolumeSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumesTest {
    @TempDir
    Path root;

    private final MemoryHypervisor virtualBox = new MemoryHypervisor();
    private final MemoryDisks disks =
            new MemoryDisks(medium -> virtualBox.attached("v").contains("1"));
    private String dockerd = "100:1";
    private String boot = "boot 1";
    private Volumes volumes;

    @BeforeEach
    void start() {
        start(Duration.ofSeconds(110));
    }

    private void start(Duration dockersPatience) {
        Hypervisor hypervisor = virtualBox.seenBy("1");
        volumes = new Volumes(
                hypervisor,
                Catalogue.load(root.resolve("catalogue.json")),
                MountTable.load(root.resolve("mounts.json")),
                new Mounting(hypervisor, disks, new Fencing(hypervisor), root, Duration.ofMillis(50)),
                () -> dockerd,
                boot,
                dockersPatience);
    }

    private Path target() {
        return root.resolve("volumes/v");
    }

    private static void assertFailure(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @Test
    void createdTwiceIsOneVolume() {
        volumes.create("v", Map.of("size", "2"));
        volumes.create("v", Map.of("size", "2"));
        assertThat(volumes.list()).hasSize(1);
        assertThat(volumes.get("v").orElseThrow().volume().bytes()).isEqualTo(2L << 30);
    }

    @Test
    void volumeThatIsThereIsAdopted() {
        virtualBox.seenBy("2").create("v", new VolumeSize(1 << 20), FileSystem.XFS);
        volumes.create("v", Map.of());
        assertThat(volumes.get("v").orElseThrow().volume().bytes()).isEqualTo(1 << 20);
    }

    @Test
    void unknownOptionIsRefused() {
        assertFailure(() -> volumes.create("v", Map.of("colour", "red")), "driver.option");
    }

    @Test
    void listAndGetAskNobodyAndOutliveARestart() {
        volumes.create("v", Map.of());
        virtualBox.reachable = false;
        start();
        int before = virtualBox.calls;
        assertThat(volumes.get("v")).isPresent();
        assertThat(volumes.list()).hasSize(1);
        assertThat(virtualBox.calls).isEqualTo(before);
        assertFailure(() -> volumes.mount("v", "a"), "virtualbox.unreachable");
    }

    @Test
    void blankDiskIsFormattedMountedAndItsDataHandedOver() {
        volumes.create("v", Map.of());
        assertThat(volumes.mount("v", "a")).isEqualTo(target().resolve("data")).isDirectory();
        assertThat(disks.log).containsExactly("ends", "format", "flush", "mount");
        assertThat(volumes.path("v")).contains(target().resolve("data"));
    }

    @Test
    void allOfItIsReadWhenTheHypervisorCannotTell() {
        volumes.create("v", Map.of());
        virtualBox.unallocated = false;
        volumes.mount("v", "a");
        assertThat(disks.log).startsWith("scan");
    }

    @Test
    void whatIsNotBlankIsNeverFormattedAndDetachedAgain() {
        volumes.create("v", Map.of());
        disks.zero = false;
        assertFailure(() -> volumes.mount("v", "a"), "driver.notBlank");
        assertThat(disks.log).doesNotContain("format");
        assertThat(virtualBox.attached("v")).isEmpty();
    }

    @Test
    void formattingIsAnnouncedAndRevokedBeforeTheFirstMount() {
        volumes.create("v", Map.of());
        disks.mountable = false;
        assertFailure(() -> volumes.mount("v", "a"), "driver.notMounted");
        assertThat(disks.log).containsExactly("ends", "format", "flush", "flush");
        assertThat(virtualBox.formatting).isEmpty();
    }

    @Test
    void formattingThatAPowerCutInterruptedIsDoneAgain() {
        volumes.create("v", Map.of());
        disks.powerCut = true;
        assertThatThrownBy(() -> volumes.mount("v", "a")).hasMessage("power cut");
        assertThat(virtualBox.formatting).hasSize(1);
        disks.powerCut = false;
        boot = "boot 2";
        start();
        volumes.settle();
        virtualBox.unallocated = false;
        volumes.mount("v", "b");
        assertThat(disks.mounted).hasSize(1);
        assertThat(virtualBox.formatting).isEmpty();
    }

    @Test
    void halfAFileSystemIsMadeAnewOnlyIfFormattingWasAnnounced() {
        volumes.create("v", Map.of());
        Volume volume = volumes.get("v").orElseThrow().volume();
        disks.signatures.put(MemoryDisks.device(volume.medium()), "ext4");
        disks.unfinished = true;
        volumes.mount("v", "a");
        volumes.unmount("v", "a");
        assertThat(disks.log).doesNotContain("format");
        virtualBox.formatting.add(volume.medium());
        volumes.mount("v", "a");
        assertThat(disks.log).contains("format");
        assertThat(virtualBox.formatting).isEmpty();
    }

    @Test
    void wholeFileSystemIsKeptThoughFormattingWasAnnounced() {
        volumes.create("v", Map.of());
        Volume volume = volumes.get("v").orElseThrow().volume();
        disks.signatures.put(MemoryDisks.device(volume.medium()), "xfs");
        virtualBox.formatting.add(volume.medium());
        volumes.mount("v", "a");
        assertThat(disks.log).containsExactly("check", "mount");
        assertThat(virtualBox.formatting).isEmpty();
    }

    @Test
    void foreignSignatureIsNotFormattedThoughFormattingWasAnnounced() {
        volumes.create("v", Map.of());
        Volume volume = volumes.get("v").orElseThrow().volume();
        disks.signatures.put(MemoryDisks.device(volume.medium()), "LVM2_member");
        virtualBox.formatting.add(volume.medium());
        assertFailure(() -> volumes.mount("v", "a"), "driver.notBlank");
        assertThat(disks.log).doesNotContain("format");
    }

    @Test
    void foreignSignatureIsNeverFormatted() {
        volumes.create("v", Map.of());
        Path device = MemoryDisks.device(volumes.get("v").orElseThrow().volume().medium());
        disks.signatures.put(device, "LVM2_member");
        assertFailure(() -> volumes.mount("v", "a"), "driver.notBlank");
        assertThat(disks.log).doesNotContain("format");
    }

    @Test
    void dataThatLeadsElsewhereIsNotHandedOver() throws IOException {
        volumes.create("v", Map.of());
        Files.createDirectories(target());
        Files.createSymbolicLink(target().resolve("data"), root);
        assertFailure(() -> volumes.mount("v", "a"), "driver.dataNotDirectory");
        assertThat(disks.mounted).isEmpty();
    }

    @Test
    void lastOneOutDetachesEvenAcrossARestart() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        volumes.mount("v", "b");
        volumes.mount("v", "b");
        start();
        volumes.settle();
        volumes.unmount("v", "a");
        assertThat(disks.mounted).hasSize(1);
        start();
        volumes.unmount("v", "b");
        volumes.unmount("v", "b");
        assertThat(disks.mounted).isEmpty();
        assertThat(disks.log).endsWith("unmount", "flush");
        assertThat(virtualBox.attached("v")).isEmpty();
        assertThat(volumes.path("v")).isEmpty();
    }

    @Test
    void failedMountLeavesNothingBehind() {
        volumes.create("v", Map.of());
        disks.mountable = false;
        assertFailure(() -> volumes.mount("v", "a"), "driver.notMounted");
        assertThat(virtualBox.attached("v")).isEmpty();
        assertThat(MountTable.load(root.resolve("mounts.json")).all()).isEmpty();
    }

    @Test
    void deviceThatIsMountedAnywhereIsNotDetached() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        disks.elsewhere.add(new Disks.Mount(false, "/", Path.of("/elsewhere")));
        assertFailure(() -> volumes.unmount("v", "a"), "driver.busy");
        assertThat(virtualBox.attached("v")).containsExactly("1");
        disks.elsewhere.clear();
        volumes.settle();
        assertThat(virtualBox.attached("v")).isEmpty();
    }

    @Test
    void afterAPowerCutTheDiskIsLetGo() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        disks.mounted.clear();
        boot = "boot 2";
        start();
        volumes.settle();
        assertThat(virtualBox.attached("v")).isEmpty();
        assertThat(volumes.path("v")).isEmpty();
    }

    @Test
    void machine_says_that_it_lives_while_it_is_off_for_VirtualBox_and_has_something_mounted() {
        volumes.create("v", Map.of());
        virtualBox.machine("1", MachineState.Aborted);
        volumes.settle();
        assertThat(virtualBox.alive).isEmpty();
        virtualBox.machine("1", MachineState.Running);
        volumes.mount("v", "a");
        virtualBox.machine("1", MachineState.Aborted);
        assertThat(volumes.settle()).isTrue();
        assertThat(virtualBox.alive).containsExactly("1");
        virtualBox.machine("1", MachineState.Running);
        volumes.settle();
        assertThat(virtualBox.alive).isEmpty();
    }

    @Test
    void diskThatAnotherTookAfterAPowerCutIsLeftAlone() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        virtualBox.machine("1", MachineState.Aborted);
        disks.mounted.clear();
        Hypervisor other = virtualBox.seenBy("2");
        new Fencing(other).attach(volumes.get("v").orElseThrow().volume());
        virtualBox.machine("1", MachineState.Running);
        boot = "boot 2";
        disks.log.clear();
        start();

        assertFailure(() -> volumes.mount("v", "b"), "driver.attachedElsewhere");
        assertThat(volumes.settle()).isTrue();
        assertFailure(() -> volumes.mount("v", "b"), "driver.attachedElsewhere");
        assertThat(disks.log).isEmpty();
        assertThat(virtualBox.attached("v")).containsExactly("2");
        assertThat(MountTable.load(root.resolve("mounts.json")).all()).isEmpty();
    }

    @Test
    void volumeThatWasMadeAnewElsewhereIsAnotherDisk() {
        volumes.create("v", Map.of());
        Volume old = volumes.get("v").orElseThrow().volume();
        Hypervisor other = virtualBox.seenBy("2");
        other.delete(old);
        Volume anew = other.create("v", new VolumeSize(1 << 20), FileSystem.EXT4);
        volumes.mount("v", "a");
        assertThat(disks.mounted).containsValue(MemoryDisks.device(anew.medium()));
        assertThat(volumes.get("v").orElseThrow().volume()).isEqualTo(anew);
    }

    @Test
    void volumeThatWasDeletedElsewhereIsForgotten() {
        volumes.create("v", Map.of());
        virtualBox.seenBy("2").delete(volumes.get("v").orElseThrow().volume());
        assertFailure(() -> volumes.mount("v", "a"), "driver.noVolume");
        assertThat(volumes.list()).isEmpty();
    }

    @Test
    void secondContainerNeedsNoVirtualBox() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        virtualBox.reachable = false;
        assertThat(volumes.mount("v", "b")).isEqualTo(target().resolve("data"));
        volumes.unmount("v", "a");
        assertThat(disks.mounted).hasSize(1);
    }

    @Test
    void settlingSaysThatSomethingIsLeftOver() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        assertThat(volumes.settle()).isTrue();
        dockerd = "200:2";
        disks.elsewhere.add(new Disks.Mount(false, "/data", Path.of("/var/lib/mysql")));
        assertThat(volumes.settle()).isFalse();
        disks.elsewhere.clear();
        virtualBox.reachable = false;
        assertThat(volumes.settle()).isFalse();
        virtualBox.reachable = true;
        assertThat(volumes.settle()).isTrue();
        assertThat(virtualBox.attached("v")).isEmpty();
    }

    @Test
    void lastUnmountOfANewDockerdForgetsWhatTheOldOneLeft() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        dockerd = "200:2";
        volumes.mount("v", "b");
        volumes.unmount("v", "b");
        assertThat(disks.mounted).isEmpty();
        assertThat(virtualBox.attached("v")).isEmpty();
    }

    @Test
    void whatAnOldDockerdLeftIsReleasedUnlessAContainerRunsOn() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        volumes.settle();
        assertThat(disks.mounted).hasSize(1);
        dockerd = "200:2";
        disks.elsewhere.add(new Disks.Mount(false, "/data", Path.of("/var/lib/mysql")));
        volumes.settle();
        assertThat(disks.mounted).hasSize(1);
        disks.elsewhere.clear();
        volumes.settle();
        assertThat(disks.mounted).isEmpty();
        assertThat(virtualBox.attached("v")).isEmpty();
    }

    @Test
    void unreachableAtUnmountIsMadeUpForLater() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        virtualBox.reachable = false;
        assertFailure(() -> volumes.unmount("v", "a"), "virtualbox.unreachable");
        assertThat(disks.mounted).isEmpty();
        virtualBox.reachable = true;
        start();
        volumes.settle();
        assertThat(virtualBox.attached("v")).isEmpty();
    }

    @Test
    void device_that_stays_after_its_disk_was_detached_is_not_mounted() {
        volumes.create("v", Map.of());
        Path device = MemoryDisks.device(volumes.get("v").orElseThrow().volume().medium());
        disks.lingering.add(device);
        assertFailure(() -> volumes.mount("v", "a"), "driver.deviceStays");
        assertThat(disks.mounted).isEmpty();
        assertThat(virtualBox.attached("v")).isEmpty();
        disks.awaitingGone = disks.lingering::clear;
        volumes.mount("v", "a");
        assertThat(disks.mounted).containsValue(device);
    }

    @Test
    void mount_that_fails_does_not_forget_the_containers_that_live() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        disks.mounted.clear();
        disks.elsewhere.add(new Disks.Mount(false, "/data", Path.of("/var/lib/mysql")));
        assertFailure(() -> volumes.mount("v", "b"), "driver.busy");
        assertThat(MountTable.load(root.resolve("mounts.json"))
                        .find("v")
                        .orElseThrow()
                        .ids())
                .containsOnlyKeys("a");
        disks.elsewhere.clear();
        volumes.unmount("v", "a");
        assertThat(virtualBox.attached("v")).isEmpty();
    }

    @Test
    void mount_in_place_of_one_that_was_undone_by_hand_counts_the_containers_of_both() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        disks.mounted.clear();
        volumes.mount("v", "b");
        volumes.unmount("v", "b");
        assertThat(disks.mounted).hasSize(1);
        volumes.unmount("v", "a");
        assertThat(disks.mounted).isEmpty();
    }

    @Test
    void mount_that_Docker_no_longer_waits_for_counts_for_nobody() {
        start(Duration.ZERO);
        volumes.create("v", Map.of());
        assertFailure(() -> volumes.mount("v", "a"), "driver.late");
        assertThat(volumes.path("v")).isEmpty();
        assertThat(volumes.settle()).isTrue();
        assertThat(disks.mounted).isEmpty();
        assertThat(virtualBox.attached("v")).isEmpty();
    }

    @Test
    void late_mount_takes_nothing_from_the_containers_that_were_there() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        start(Duration.ZERO);
        assertFailure(() -> volumes.mount("v", "b"), "driver.late");
        volumes.settle();
        assertThat(disks.mounted).hasSize(1);
        volumes.unmount("v", "a");
        assertThat(virtualBox.attached("v")).isEmpty();
    }

    @Test
    void what_was_written_is_flushed_though_the_link_to_the_device_has_gone() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        disks.linked = false;
        disks.log.clear();
        volumes.unmount("v", "a");
        assertThat(disks.log).containsExactly("unmount", "flush");
        assertThat(virtualBox.attached("v")).isEmpty();
    }

    @Test
    void device_that_is_mounted_elsewhere_stays_though_its_link_has_gone() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        disks.linked = false;
        disks.elsewhere.add(new Disks.Mount(false, "/", Path.of("/elsewhere")));
        assertFailure(() -> volumes.unmount("v", "a"), "driver.busy");
        assertThat(virtualBox.attached("v")).containsExactly("1");
    }

    @Test
    void device_that_is_there_no_more_is_not_flushed() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        virtualBox.detach("1", "v");
        disks.log.clear();
        volumes.unmount("v", "a");
        assertThat(disks.log).containsExactly("unmount");
    }

    /// As a failover leaves it.
    @Test
    void volume_that_is_attached_to_this_machine_and_unused_is_removed() {
        volumes.create("v", Map.of());
        virtualBox.attach("1", "v");
        volumes.remove("v");
        assertThat(virtualBox.attached("v")).isEmpty();
        assertThat(volumes.list()).isEmpty();
    }

    @Test
    void volume_that_is_attached_and_mounted_by_somebody_else_is_not_removed() {
        volumes.create("v", Map.of());
        Path device = MemoryDisks.device(volumes.get("v").orElseThrow().volume().medium());
        virtualBox.attach("1", "v");
        disks.mounted.put(Path.of("/mnt"), device);
        assertFailure(() -> volumes.remove("v"), "driver.busy");
        disks.mounted.clear();
        disks.mounted.put(target(), device);
        assertFailure(() -> volumes.remove("v"), "driver.inUse");
        assertThat(disks.mounted).hasSize(1);
        assertThat(virtualBox.attached("v")).containsExactly("1");
        assertThat(volumes.list()).hasSize(1);
    }

    @Test
    void disk_of_which_something_else_was_made_is_neither_mounted_nor_detached_nor_removed() {
        volumes.create("v", Map.of());
        virtualBox.attach("1", "v");
        disks.uses.add("/dev/sdb1 (/srv)");
        assertFailure(() -> volumes.mount("v", "a"), "driver.busy");
        assertFailure(() -> volumes.remove("v"), "driver.busy");
        assertThat(disks.log).isEmpty();
        assertThat(virtualBox.attached("v")).containsExactly("1");
        assertThat(volumes.list()).hasSize(1);
    }

    @Test
    void disk_that_is_used_otherwise_when_it_is_let_go_stays_until_it_is_not() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        disks.uses.add("/dev/sdb (swap)");
        assertFailure(() -> volumes.unmount("v", "a"), "driver.busy");
        assertThat(volumes.settle()).isFalse();
        assertThat(virtualBox.attached("v")).containsExactly("1");
        disks.uses.clear();
        assertThat(volumes.settle()).isTrue();
        assertThat(virtualBox.attached("v")).isEmpty();
    }

    /// As a failover leaves it.
    @Test
    void mount_that_fails_leaves_a_disk_attached_that_was_so_before() throws IOException {
        volumes.create("v", Map.of());
        virtualBox.attach("1", "v");
        disks.mountable = false;
        assertFailure(() -> volumes.mount("v", "a"), "driver.notMounted");
        disks.mountable = true;
        Files.createDirectories(target());
        Files.createSymbolicLink(target().resolve("data"), root);
        assertFailure(() -> volumes.mount("v", "a"), "driver.dataNotDirectory");
        assertThat(disks.mounted).isEmpty();
        assertThat(virtualBox.attached("v")).containsExactly("1");
    }

    /// dockerd says Mount and Unmount, with the container's own ID.
    @Test
    void copying_into_a_container_that_runs_does_not_end_its_use() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        disks.elsewhere.add(new Disks.Mount(false, "/data", Path.of("/var/lib/mysql")));
        for (int copies = 0; copies < 2; copies++) {
            volumes.mount("v", "a");
            assertThat(volumes.unmount("v", "a")).isFalse();
            assertThat(disks.mounted).hasSize(1);
        }
        volumes.mount("v", "b");
        assertThat(volumes.unmount("v", "b")).isFalse();
        assertThat(volumes.settle()).isFalse();
        assertThat(disks.log).doesNotContain("unmount");
        start();
        assertThat(volumes.settle()).isFalse();
        disks.elsewhere.clear();
        assertThat(volumes.settle()).isTrue();
        assertThat(disks.mounted).isEmpty();
        assertThat(virtualBox.attached("v")).isEmpty();
    }

    @Test
    void container_that_was_copied_into_and_ends_lets_the_disk_go_at_once() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        disks.elsewhere.add(new Disks.Mount(false, "/data", Path.of("/var/lib/mysql")));
        volumes.mount("v", "a");
        volumes.unmount("v", "a");
        disks.elsewhere.clear();
        assertThat(volumes.unmount("v", "a")).isTrue();
        assertThat(virtualBox.attached("v")).isEmpty();
    }

    @Test
    void unmount_of_a_guest_that_cannot_be_looked_at_is_not_forgotten() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        disks.lookingForMounts = () -> {
            disks.lookingForMounts = () -> {};
            throw Failure.failed("driver.unreadable", "/proc/1/mountinfo");
        };
        assertFailure(() -> volumes.unmount("v", "a"), "driver.unreadable");
        assertThat(volumes.settle()).isTrue();
        assertThat(disks.mounted).isEmpty();
        assertThat(virtualBox.attached("v")).isEmpty();
    }

    @Test
    void container_that_is_about_to_go_is_waited_for() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        disks.elsewhere.add(new Disks.Mount(false, "/data", Path.of("/var/lib/mysql")));
        disks.awaitingUnmounted = disks.elsewhere::clear;
        assertThat(volumes.unmount("v", "a")).isTrue();
        assertThat(disks.mounted).isEmpty();
        assertThat(virtualBox.attached("v")).isEmpty();
        assertThat(MountTable.load(root.resolve("mounts.json")).all()).isEmpty();
    }

    /// Where the table would be written to first.
    private Path fillDisk() throws IOException {
        return Files.createDirectory(root.resolve(".mounts.json.new"));
    }

    @Test
    void last_one_out_is_not_forgotten_when_the_guests_disk_is_full() throws IOException {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        Path full = fillDisk();
        assertThat(volumes.unmount("v", "a")).isFalse();
        assertThat(disks.mounted).isEmpty();
        assertThat(virtualBox.attached("v")).isEmpty();
        assertThat(volumes.settle()).isFalse();
        Files.delete(full);
        assertThat(volumes.settle()).isTrue();
        assertThat(MountTable.load(root.resolve("mounts.json")).all()).isEmpty();
    }

    @Test
    void container_that_leaves_others_behind_is_not_counted_though_the_guests_disk_is_full() throws IOException {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        volumes.mount("v", "b");
        Path full = fillDisk();
        assertThat(volumes.unmount("v", "a")).isFalse();
        assertThat(disks.mounted).hasSize(1);
        Files.delete(full);
        assertThat(volumes.settle()).isTrue();
        start();
        assertThat(volumes.unmount("v", "b")).isTrue();
        assertThat(virtualBox.attached("v")).isEmpty();
    }

    @Test
    void driver_that_is_killed_between_letting_go_and_writing_it_down_settles() throws IOException {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        Path full = fillDisk();
        volumes.unmount("v", "a");
        Files.delete(full);
        start();
        assertThat(volumes.path("v")).isPresent();
        assertThat(volumes.settle()).isTrue();
        assertThat(volumes.path("v")).isEmpty();
        assertThat(MountTable.load(root.resolve("mounts.json")).all()).isEmpty();
    }

    @Test
    void mount_that_cannot_be_written_down_is_not_begun() throws IOException {
        volumes.create("v", Map.of());
        Path full = fillDisk();
        assertFailure(() -> volumes.mount("v", "a"), "driver.state");
        assertThat(virtualBox.attached("v")).isEmpty();
        Files.delete(full);
        assertThat(volumes.settle()).isTrue();
        assertThat(MountTable.load(root.resolve("mounts.json")).all()).isEmpty();
    }

    @Test
    void mount_of_a_dockerd_that_ends_meanwhile_is_not_its_successors() {
        volumes.create("v", Map.of());
        virtualBox.afterAttach = () -> dockerd = "200:2";
        volumes.mount("v", "a");
        assertThat(volumes.settle()).isTrue();
        assertThat(disks.mounted).isEmpty();
        assertThat(virtualBox.attached("v")).isEmpty();
    }

    @Test
    void removeIsRefusedWhileSomebodyHasIt() {
        volumes.create("v", Map.of());
        volumes.mount("v", "a");
        assertFailure(() -> volumes.remove("v"), "driver.inUse");
        volumes.unmount("v", "a");
        virtualBox.machine("2", MachineState.Running);
        virtualBox.attach("2", "v");
        assertFailure(() -> volumes.remove("v"), "driver.attachedElsewhere");
        virtualBox.detach("2", "v");
        volumes.remove("v");
        volumes.remove("v");
        assertThat(volumes.list()).isEqualTo(List.of());
    }
}
