package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.driver.PlayedHost.Attached;
import app.mooring.driver.PlayedHost.Disk;
import app.mooring.driver.PlayedHost.Machine;
import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.api.MediumType;
import app.mooring.virtualbox.api.VBoxEventType;
import app.mooring.virtualbox.soap.Fault;
import app.mooring.volume.VolumeSize;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class VirtualBoxHypervisorTest {
    private static final Duration PATIENCE = Duration.ofMillis(20);

    @TempDir
    Path root;

    private PlayedHost host;
    private Door door;
    private Hypervisor hypervisor;
    private Machine own;

    @BeforeEach
    void start() throws IOException {
        host = new PlayedHost();
        own = host.machine("1");
        own.address = PlayedHost.ADDRESS;
        door = new Door(host.configuration(root));
        hypervisor = hypervisor(PATIENCE);
    }

    private Hypervisor hypervisor(Duration patience) {
        return new VirtualBoxHypervisor(
                door, PlayedHost.FOLDER, new OwnMachine(null, null, () -> Set.of(PlayedHost.ADDRESS)), patience);
    }

    @AfterEach
    void stop() {
        door.close();
        host.close();
    }

    private List<Volume> volumes() {
        return new Media(door, PlayedHost.FOLDER).all();
    }

    private Volume volume(Disk disk) {
        return volumes().stream()
                .filter(volume -> volume.medium().equals(disk.id))
                .findFirst()
                .orElseThrow();
    }

    private static void assertFailure(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @Test
    void volumesAreTheDisksOfTheFolderAlone() {
        Disk volume = host.disk("v");
        volume.description = "mooring fsType=xfs";
        host.disk("sub/folder");
        host.disk("../elsewhere");
        assertThat(volumes())
                .containsExactly(new Volume("v", volume.id, "/volumes/v", "VDI", 64 << 20, FileSystem.XFS));
        assertThat(hypervisor.find("v")).contains(volume(volume));
        assertThat(hypervisor.find("w")).isEmpty();
    }

    @Test
    void diskThatIsDeletedDuringTheScanIsLeftOut() {
        Disk stays = host.disk("stays");
        Disk goes = host.disk("goes");
        host.service.on("IMedium_getFormat", request -> {
            if (goes.id.equals(request.self())) {
                host.disks.remove(goes.id);
                throw new Fault.InvalidObject(goes.id);
            }
            return "VDI";
        });
        assertThat(volumes()).extracting(Volume::medium).containsExactly(stays.id);
    }

    @Test
    void scanThatTheWebServiceCannotAnswerIsNotAnEmptyOne() {
        host.disk("v");
        host.service.on("IMedium_getFormat", _ -> {
            throw new Fault.Runtime(Fault.Runtime.UNEXPECTED, "what?");
        });
        assertFailure(this::volumes, "driver.virtualBox");
    }

    @Test
    void createdVolumeRemembersItsFileSystem() {
        Volume made = hypervisor.create("v", new VolumeSize(1 << 30), FileSystem.BTRFS);
        assertThat(made.bytes()).isEqualTo(1 << 30);
        assertThat(hypervisor.find("v")).contains(made);
        assertThat(made.fileSystem()).isEqualTo(FileSystem.BTRFS);
    }

    @Test
    void fullFolderLeavesNothing() {
        host.operationFails = Optional.of("Could not create the medium (VERR_DISK_FULL).");
        assertFailure(() -> hypervisor.create("v", VolumeSize.DEFAULT, FileSystem.EXT4), "driver.folderFull");
        host.operationFails = Optional.of("Could not create the medium (VERR_ACCESS_DENIED).");
        assertFailure(() -> hypervisor.create("v", VolumeSize.DEFAULT, FileSystem.EXT4), "driver.notCreated");
        assertThat(host.disks).isEmpty();
    }

    @Test
    void moreThanTheLargestDiskIsRefused() {
        assertFailure(() -> hypervisor.create("v", VolumeSize.parse("3t"), FileSystem.EXT4), "volume.tooLarge");
    }

    @Test
    void onlyADiskOfHeaderAndMapIsUnallocated() {
        Disk disk = host.disk("v");
        disk.used = 2 << 20;
        assertThat(hypervisor.isUnallocated(volume(disk))).isTrue();
        disk.used = 3 << 20;
        assertThat(hypervisor.isUnallocated(volume(disk))).isFalse();
    }

    @Test
    void formattingIsRememberedOfOneDiskUntilItIsDoneOrTheDiskIsNoMore() {
        Volume volume = volume(host.disk("v"));
        assertThat(hypervisor.isFormatting(volume)).isFalse();
        hypervisor.setFormatting(volume, true);
        assertThat(hypervisor.isFormatting(volume)).isTrue();
        assertThat(hypervisor.isFormatting(volume(host.disk("w")))).isFalse();
        hypervisor.setFormatting(volume, false);
        assertThat(hypervisor.isFormatting(volume)).isFalse();
        hypervisor.setFormatting(volume, true);
        hypervisor.delete(volume);
        assertThat(hypervisor.isFormatting(volume)).isFalse();
    }

    @Test
    void attachedAtTheLowestFreePortAndOnce() {
        Volume first = volume(host.disk("a"));
        Volume second = volume(host.disk("b"));
        assertThat(hypervisor.attachToSelf(first)).isZero();
        assertThat(hypervisor.attachToSelf(second)).isEqualTo(1);
        hypervisor.detachFromSelf(first);
        hypervisor.detachFromSelf(first);
        assertThat(hypervisor.attachToSelf(second)).isEqualTo(1);
        assertThat(host.attached).containsExactly(new Attached("1", second.medium(), 1));
        assertThat(hypervisor.holders(second)).containsExactly(new Holder("1", "1", MachineState.Running));
    }

    @Test
    void attachment_that_was_not_saved_since_the_connection_broke_is_saved_by_the_next_attempt() {
        AtomicInteger saved = new AtomicInteger();
        host.service.on("IMachine_saveSettings", _ -> {
            if (saved.getAndIncrement() == 0) {
                throw new Fault.Runtime(Fault.Runtime.UNEXPECTED, "what?");
            }
            return null;
        });
        Volume volume = volume(host.disk("v"));
        assertFailure(() -> hypervisor.attachToSelf(volume), "driver.virtualBox");
        assertThat(hypervisor.attachToSelf(volume)).isZero();
        assertThat(saved).hasValue(2);
        assertThat(host.attached).hasSize(1);
    }

    @Test
    void diskThatIsNoMoreIsAttachedToNothing() {
        Volume volume = volume(host.disk("v"));
        host.disks.clear();
        hypervisor.attachToSelf(volume(host.disk("w")));
        hypervisor.detachFromSelf(volume);
        assertThat(host.attached).hasSize(1);
    }

    @Test
    void noPortIsFree() {
        own.ports = 1;
        hypervisor.attachToSelf(volume(host.disk("a")));
        assertFailure(() -> hypervisor.attachToSelf(volume(host.disk("b"))), "driver.noPort");
    }

    @Test
    void attachmentThatWentByItselfIsDetached() {
        Volume volume = volume(host.disk("v"));
        hypervisor.attachToSelf(volume);
        host.service.on("IMachine_detachDevice", _ -> {
            host.attached.clear();
            throw new Fault.Runtime(Fault.Runtime.OBJECT_NOT_FOUND, "no such attachment");
        });
        hypervisor.detachFromSelf(volume);
        assertThat(host.attached).isEmpty();
    }

    @Test
    void machineWhoseSnapshotHasTheDiskDoesNotHaveIt() {
        Volume volume = volume(host.disk("v"));
        host.machine("2");
        host.snapshots.add(new Attached("2", volume.medium(), 1));
        assertThat(hypervisor.holders(volume)).isEmpty();
        hypervisor.attachToSelf(volume);
        assertThat(hypervisor.holders(volume)).extracting(Holder::id).containsExactly("1");
        assertThat(hypervisor.awaitSole(volume, Duration.ofSeconds(30))).isTrue();
    }

    /// As after a snapshot of a machine that has a normal disk: it goes on writing to the difference.
    private Disk snapshotted(Disk disk, String machine) {
        disk.type = MediumType.Normal;
        Disk difference = host.difference(disk);
        host.machine(machine);
        host.snapshots.add(new Attached(machine, disk.id, 1));
        host.attached.add(new Attached(machine, difference.id, 1));
        return difference;
    }

    @Test
    void machine_that_writes_to_a_difference_of_the_disk_has_the_disk() {
        Disk disk = host.disk("v");
        snapshotted(disk, "2");
        assertThat(hypervisor.holders(volume(disk))).containsExactly(new Holder("2", "2", MachineState.Running));
        host.snapshots.clear();
        assertThat(hypervisor.holders(volume(disk))).extracting(Holder::id).containsExactly("2");
    }

    @Test
    void disk_whose_latest_content_is_in_a_difference_is_taken_from_nobody() {
        Disk disk = host.disk("v");
        Disk difference = snapshotted(disk, "2");
        host.machine("2").state = MachineState.PoweredOff;
        Volume volume = volume(disk);
        Holder holder = hypervisor.holders(volume).getFirst();
        assertFailure(() -> hypervisor.takeFrom(holder, volume), "driver.inSnapshot");
        assertThat(host.attached).containsExactly(new Attached("2", difference.id, 1));
    }

    @Test
    void disk_that_has_differences_or_is_in_snapshots_of_several_machines_is_not_attached() {
        Disk disk = host.disk("v");
        disk.type = MediumType.Normal;
        host.difference(disk);
        assertFailure(() -> hypervisor.attachToSelf(volume(disk)), "driver.inSnapshot");
        Disk kept = host.disk("w");
        kept.type = MediumType.Normal;
        for (String machine : List.of("2", "3")) {
            host.machine(machine);
            host.snapshots.add(new Attached(machine, kept.id, 1));
        }
        assertFailure(() -> hypervisor.attachToSelf(volume(kept)), "driver.inSnapshot");
        assertThat(host.attached).isEmpty();
    }

    @Test
    void own_difference_of_the_disk_is_neither_used_nor_let_go() {
        Disk disk = host.disk("v");
        Disk difference = snapshotted(disk, "1");
        assertFailure(() -> hypervisor.attachToSelf(volume(disk)), "driver.inSnapshot");
        assertFailure(() -> hypervisor.detachFromSelf(volume(disk)), "driver.inSnapshot");
        assertThat(host.attached).containsExactly(new Attached("1", difference.id, 1));
    }

    @Test
    void normal_disk_becomes_one_that_snapshots_leave_alone_before_it_is_attached() {
        Disk disk = host.disk("v");
        disk.type = MediumType.Normal;
        hypervisor.attachToSelf(volume(disk));
        assertThat(disk.type).isEqualTo(MediumType.Writethrough);
        assertThat(host.attached).extracting(Attached::disk).containsExactly(disk.id);
    }

    @ParameterizedTest
    @EnumSource(
            value = MediumType.class,
            names = {"Immutable", "MultiAttach"})
    void disk_whose_writes_would_go_elsewhere_is_not_attached(MediumType type) {
        Disk disk = host.disk("v");
        disk.type = type;
        assertFailure(() -> hypervisor.attachToSelf(volume(disk)), "driver.diskType");
        assertThat(host.attached).isEmpty();
    }

    @Test
    void normal_disk_that_is_attached_already_is_left_as_it_is() {
        Disk disk = host.disk("v");
        disk.type = MediumType.Normal;
        host.attached.add(new Attached("1", disk.id, 7));
        assertThat(hypervisor.attachToSelf(volume(disk))).isEqualTo(7);
        assertThat(disk.type).isEqualTo(MediumType.Normal);
    }

    @Test
    void why_it_is_not_attached_is_told_though_a_running_machine_discards_nothing() {
        host.service.on("IMachine_discardSettings", _ -> {
            throw new Fault.Runtime(Fault.Runtime.INVALID_VM_STATE, "The machine is not mutable");
        });
        own.ports = 0;
        assertFailure(() -> hypervisor.attachToSelf(volume(host.disk("v"))), "driver.noPort");
    }

    @ParameterizedTest
    @EnumSource(
            value = MachineState.class,
            names = {"PoweredOff", "Aborted", "Paused"})
    void machine_that_does_not_run_for_VirtualBox_gets_nothing(MachineState state) {
        Volume volume = volume(host.disk("v"));
        Holder holder = other(MachineState.PoweredOff, volume);
        own.state = state;
        assertFailure(() -> hypervisor.takeFrom(holder, volume), "driver.selfOff");
        assertFailure(() -> hypervisor.attachToSelf(volume), "driver.selfOff");
        assertThat(host.attached).extracting(Attached::machine).containsExactly("2");
    }

    private Hypervisor onTheOther() {
        host.machine("2").address = "0800274D0013";
        return new VirtualBoxHypervisor(
                door, PlayedHost.FOLDER, new OwnMachine(null, null, () -> Set.of("0800274D0013")), PATIENCE);
    }

    /// VirtualBox was killed, and believes the machines off whose processes go on.
    @Test
    void machine_that_lives_though_it_is_off_for_VirtualBox_keeps_its_disks() {
        Volume volume = volume(host.disk("v"));
        hypervisor.attachToSelf(volume);
        own.state = MachineState.Aborted;
        hypervisor.tellAlive(true);
        Holder holder = onTheOther().holders(volume).getFirst();
        assertThat(holder.isOff()).isFalse();
        assertFailure(() -> onTheOther().takeFrom(holder, volume), "driver.alive");
        assertThat(host.attached).extracting(Attached::machine).containsExactly("1");
    }

    @Test
    void machine_takes_back_that_it_lives_when_VirtualBox_sees_it_run() {
        Volume volume = volume(host.disk("v"));
        hypervisor.attachToSelf(volume);
        own.state = MachineState.Aborted;
        hypervisor.tellAlive(true);
        own.state = MachineState.Running;
        hypervisor.tellAlive(true);
        own.state = MachineState.Aborted;
        Holder holder = onTheOther().holders(volume).getFirst();
        assertThat(holder.isOff()).isTrue();
        onTheOther().takeFrom(holder, volume);
        assertThat(host.attached).isEmpty();
    }

    @Test
    void machine_that_has_nothing_mounted_does_not_say_that_it_lives() {
        Volume volume = volume(host.disk("v"));
        hypervisor.attachToSelf(volume);
        own.state = MachineState.Aborted;
        hypervisor.tellAlive(false);
        assertThat(onTheOther().holders(volume).getFirst().isOff()).isTrue();
    }

    private Holder other(MachineState state, Volume volume) {
        host.machine("2").state = state;
        host.attached.add(new Attached("2", volume.medium(), 1));
        return new Holder("2", "2", MachineState.PoweredOff);
    }

    @Test
    void takenFromAMachineThatIsOff() {
        Volume volume = volume(host.disk("v"));
        hypervisor.takeFrom(other(MachineState.Aborted, volume), volume);
        assertThat(host.attached).isEmpty();
    }

    /// Its memory has what is on the disk: when it went on, it would write over what others wrote meanwhile.
    @ParameterizedTest
    @EnumSource(
            value = MachineState.class,
            names = {"Saved", "AbortedSaved"})
    void not_taken_from_a_machine_that_goes_on_where_it_stopped(MachineState saved) {
        Volume volume = volume(host.disk("v"));
        assertFailure(() -> hypervisor.takeFrom(other(saved, volume), volume), "driver.attachedElsewhere");
        assertThat(host.attached).extracting(Attached::machine).containsExactly("2");
    }

    @Test
    void notTakenFromAMachineThatWasStartedMeanwhile() {
        Volume volume = volume(host.disk("v"));
        assertFailure(
                () -> hypervisor.takeFrom(other(MachineState.Running, volume), volume), "driver.attachedElsewhere");
        assertThat(host.attached).hasSize(1);
    }

    @Test
    void anothersLockIsWaitedFor() {
        Volume volume = volume(host.disk("v"));
        Holder holder = other(MachineState.PoweredOff, volume);
        host.machine("2").lock = Optional.of(LockType.Write);
        host.service.on("IEventSource_getEvent", _ -> {
            host.machine("2").lock = Optional.empty();
            return null;
        });
        hypervisor(Duration.ofSeconds(30)).takeFrom(holder, volume);
        assertThat(host.attached).isEmpty();
    }

    @Test
    void anothersLockIsNotWaitedForForEver() {
        Volume volume = volume(host.disk("v"));
        Holder holder = other(MachineState.PoweredOff, volume);
        host.machine("2").lock = Optional.of(LockType.Write);
        assertFailure(() -> hypervisor.takeFrom(holder, volume), "driver.locked");
        assertThat(host.attached).hasSize(1);
    }

    @Test
    void machineThatIsStartedWhileItsLockIsWaitedForKeepsItsDisk() {
        Volume volume = volume(host.disk("v"));
        Holder holder = other(MachineState.PoweredOff, volume);
        host.machine("2").lock = Optional.of(LockType.VM);
        host.service.on("IEventSource_getEvent", _ -> {
            host.machine("2").state = MachineState.Starting;
            return null;
        });
        assertFailure(() -> hypervisor(Duration.ofSeconds(30)).takeFrom(holder, volume), "driver.attachedElsewhere");
        assertThat(host.attached).hasSize(1);
    }

    @Test
    void theOnlyHolderIsWaitedFor() {
        Volume volume = volume(host.disk("v"));
        hypervisor.attachToSelf(volume);
        host.machine("2");
        host.attached.add(new Attached("2", volume.medium(), 1));
        assertThat(hypervisor.awaitSole(volume, Duration.ofMillis(10))).isFalse();
        host.service.on("IEventSource_getEvent", _ -> {
            host.attached.removeIf(one -> one.machine().equals("2"));
            return null;
        });
        assertThat(hypervisor.awaitSole(volume, Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void aVirtualBoxThatDoesNotKnowThisMachineIsNotFollowed() {
        hypervisor.self();
        host.machines.clear();
        List<List<Volume>> looks = new ArrayList<>();
        assertThatThrownBy(() -> hypervisor.watch(scan -> looks.add(scan.get()), () -> true))
                .isInstanceOf(RuntimeException.class);
        assertThat(looks).isEmpty();
    }

    @Test
    void changesAreToldUntilItIsStopped() throws InterruptedException {
        LinkedBlockingQueue<List<Volume>> looks = new LinkedBlockingQueue<>();
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> watching = CompletableFuture.runAsync(
                () -> hypervisor.watch(scan -> looks.add(scan.get()), stop::get), Thread::startVirtualThread);
        assertThat(looks.take()).isEmpty();
        Disk disk = host.disk("v");
        host.events.add(VBoxEventType.OnMediumRegistered);
        assertThat(looks.take()).extracting(Volume::medium).containsExactly(disk.id);
        host.disks.clear();
        Disk anew = host.disk("v");
        host.events.add(VBoxEventType.OnMediumRegistered);
        assertThat(looks.take()).extracting(Volume::medium).containsExactly(anew.id);
        stop.set(true);
        watching.join();
    }

    @Test
    void sessionThatIsOverIsBegunAnew() {
        Disk disk = host.disk("v");
        Volume volume = volume(disk);
        host.service.expire();
        assertThat(hypervisor.find("v")).contains(volume);
    }
}
