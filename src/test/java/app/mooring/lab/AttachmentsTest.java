package app.mooring.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.mooring.driver.PlayedHost;
import app.mooring.driver.PlayedHost.Attached;
import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.api.MediumType;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.Fault;
import app.mooring.virtualbox.soap.Service;
import app.mooring.virtualbox.soap.WebService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttachmentsTest {
    private final PlayedHost host = new PlayedHost();
    private final WebService virtualBox =
            new WebService(Endpoint.of(host.service.url(), "captain", () -> Service.PASSWORD.toCharArray()));
    private final VolumeFolder volumes = new VolumeFolder(virtualBox, Path.of(PlayedHost.FOLDER));
    private final Attachments attachments = new Attachments(virtualBox, (_, _) -> false);
    private PlayedHost.Disk disk;

    AttachmentsTest() throws IOException {}

    @BeforeEach
    void fill() {
        disk = host.disk("data");
        host.machine("a").state = MachineState.PoweredOff;
        host.machine("b").state = MachineState.PoweredOff;
        host.machine("c");
    }

    @AfterEach
    void close() {
        virtualBox.close();
        host.close();
    }

    private void attach(String machine, int port) {
        host.attached.add(new Attached(machine, disk.id, port));
    }

    private Volume volume() {
        return volumes.find("data");
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(String code, ThrowingCallable work) {
        return assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @Test
    void a_machine_whose_snapshot_has_the_volume_is_no_holder() {
        host.snapshots.add(new Attached("a", disk.id, 3));
        attach("b", 4);
        assertThat(attachments.holders(volume()))
                .extracting(Attachments.Holder::machine)
                .containsExactly("b");
        assertThat(volume().machine()).isEqualTo("b");
        assertThat(volume().port()).isEqualTo(4);
    }

    @Test
    void a_volume_that_only_a_snapshot_has_is_free_and_can_be_given_but_not_removed() {
        host.snapshots.add(new Attached("a", disk.id, 3));
        assertThat(volume().state()).isEqualTo(Volume.State.FREE);
        assertRefused("lab.volumeInSnapshot", () -> volumes.remove(volumes.find("data")));
        assertThat(attachments.give(volume(), "c", "SATA")).isZero();
        assertThat(host.attached).containsExactly(new Attached("c", disk.id, 0));
    }

    @Test
    void all_holders_are_named_and_each_is_taken_from() {
        attach("a", 1);
        attach("b", 2);
        assertThat(attachments.holders(volume()))
                .extracting(Attachments.Holder::machine)
                .containsExactly("a", "b");
        attachments.take(volume(), "a");
        assertRefused("lab.volumeInUse", () -> attachments.give(volume(), "c", "SATA"));
        attachments.take(volume(), "b");
        attachments.give(volume(), "c", "SATA");
        assertThat(host.attached).containsExactly(new Attached("c", disk.id, 0));
    }

    @Test
    void a_machine_that_is_alive_keeps_the_volume() {
        attach("a", 1);
        // A saved one too: it goes on with what it had in memory of the disk.
        for (MachineState alive : EnumSet.complementOf(EnumSet.of(MachineState.PoweredOff, MachineState.Aborted))) {
            host.machine("a").state = alive;
            assertRefused("lab.machineAlive", () -> attachments.take(volume(), "a"));
        }
        assertThat(host.attached).hasSize(1);
    }

    @Test
    void a_machine_that_is_off_for_virtualbox_but_whose_process_lives_keeps_the_volume() {
        attach("a", 1);
        host.machine("a").state = MachineState.Aborted;
        Attachments careful = new Attachments(virtualBox, (uuid, _) -> uuid.equals("a"));
        assertThat(careful.holders(volume()))
                .extracting(Attachments.Holder::dead, Attachments.Holder::on)
                .containsExactly(tuple(false, false));
        assertRefused("lab.processAlive", () -> careful.take(volume(), "a"));
        assertThat(host.attached).hasSize(1);
    }

    @Test
    void a_holder_that_is_another_by_now_is_told() {
        attach("a", 1);
        Volume before = volume();
        attachments.requireHolder(before, "a");
        host.attached.clear();
        attach("b", 1);
        assertRefused("lab.holderChanged", () -> attachments.requireHolder(before, "a"))
                .hasMessageContaining("b");
    }

    @Test
    void room_for_a_volume_is_a_machine_that_runs_with_such_a_controller_and_a_free_port() {
        attach("a", 1);
        attachments.requireRoom(volume(), "c", "SATA");
        assertRefused("lab.noController", () -> attachments.requireRoom(volume(), "c", "VirtIO"));
        assertRefused("lab.machineState", () -> attachments.requireRoom(volume(), "b", "SATA"));
        host.machine("c").ports = 1;
        host.attached.add(new Attached("c", host.disk("other").id, 0));
        assertRefused("lab.noPort", () -> attachments.requireRoom(volume(), "c", "SATA"));
    }

    /// Somebody made a snapshot of a machine that has the volume, which is a normal disk.
    private void snapshot(String machine, int port) {
        disk.type = MediumType.Normal;
        host.snapshots.add(new Attached(machine, disk.id, port));
        host.attached.removeIf(one -> one.disk().equals(disk.id));
        host.attached.add(new Attached(machine, host.difference(disk).id, port));
    }

    @Test
    void a_machine_that_writes_to_a_difference_of_the_volume_has_it_and_keeps_it() {
        snapshot("a", 3);
        assertThat(attachments.holders(volume()))
                .extracting(Attachments.Holder::machine)
                .containsExactly("a");
        assertThat(volume().machine()).isEqualTo("a");
        assertThat(volume().port()).isEqualTo(3);
        assertRefused("lab.volumeInUse", () -> attachments.give(volume(), "c", "SATA"));
        assertRefused("lab.volumeInSnapshot", () -> attachments.take(volume(), "a"));
        assertRefused("lab.volumeInSnapshot", () -> attachments.requireRoom(volume(), "c", "SATA"));
        assertRefused("lab.volumeAttached", () -> volumes.remove(volumes.find("data")));
        assertThat(host.attached).hasSize(1);
    }

    @Test
    void a_volume_with_a_difference_that_no_machine_has_is_neither_given_nor_removed() {
        host.difference(disk);
        assertRefused("lab.volumeInSnapshot", () -> attachments.give(volume(), "c", "SATA"));
        assertRefused("lab.volumeInSnapshot", () -> volumes.remove(volumes.find("data")));
        assertThat(host.attached).isEmpty();
    }

    @Test
    void a_normal_disk_is_written_through_from_then_on_when_it_is_given() {
        disk.type = MediumType.Normal;
        attach("a", 1);
        attachments.requireRoom(volume(), "c", "SATA");
        attachments.take(volume(), "a");
        attachments.give(volume(), "c", "SATA");
        assertThat(disk.type).isEqualTo(MediumType.Writethrough);
        assertThat(host.attached).containsExactly(new Attached("c", disk.id, 0));
    }

    @Test
    void a_normal_disk_that_a_snapshot_has_is_not_given() {
        disk.type = MediumType.Normal;
        host.snapshots.add(new Attached("a", disk.id, 3));
        assertRefused("lab.volumeInSnapshot", () -> attachments.requireRoom(volume(), "c", "SATA"));
        assertRefused("lab.volumeInSnapshot", () -> attachments.give(volume(), "c", "SATA"));
    }

    @ParameterizedTest
    @EnumSource(
            value = MediumType.class,
            names = {"Immutable", "MultiAttach"})
    void a_disk_that_keeps_nothing_of_what_is_written_is_not_given(MediumType type) {
        disk.type = type;
        assertRefused("lab.diskType", () -> attachments.give(volume(), "c", "SATA"));
        assertThat(host.attached).isEmpty();
    }

    @Test
    void an_attachment_that_was_not_saved_is_saved_by_the_next_attempt() {
        AtomicInteger saved = new AtomicInteger();
        host.service.on("IMachine_saveSettings", _ -> {
            if (saved.getAndIncrement() == 0) {
                throw new Fault.Runtime(Fault.Runtime.UNEXPECTED, "what?");
            }
            return null;
        });
        assertRefused("virtualbox.operation", () -> attachments.give(volume(), "c", "SATA"));
        assertThat(attachments.give(volume(), "c", "SATA")).isZero();
        assertThat(saved).hasValue(2);
        assertThat(host.attached).containsExactly(new Attached("c", disk.id, 0));
    }

    @Test
    void what_virtualbox_refuses_is_told_in_its_words() {
        attach("c", 1);
        assertRefused("virtualbox.operation", () -> attachments.holdersBut(volume(), "no such machine"))
                .hasMessageContaining("no machine no such machine");
    }

    @Test
    void a_machine_that_is_named_by_its_uuid_is_the_same_machine() {
        attach("a", 1);
        attach("b", 2);
        host.service.on("IVirtualBox_findMachine", request -> {
            String named = (String) request.arguments().getFirst();
            return host.machineObject(named.equals("uuid-of-a") ? "a" : named);
        });
        assertThat(attachments.holdersBut(volume(), "uuid-of-a"))
                .extracting(Attachments.Holder::machine)
                .containsExactly("b");
    }

    @Test
    void a_lock_that_somebody_has_for_a_moment_is_waited_for() {
        attach("a", 1);
        host.machine("a").lock = Optional.of(LockType.Write);
        host.service.on("IEventSource_getEvent", _ -> {
            host.machine("a").lock = Optional.empty();
            return null;
        });
        attachments.take(volume(), "a");
        assertThat(host.attached).isEmpty();
    }

    @Test
    void a_machine_whose_process_lives_is_neither_started_nor_changed() {
        host.machine("a").ports = 4;
        MachineControl control = new MachineControl(virtualBox, (_, name) -> name.equals("a"));
        assertRefused("lab.stillRuns", () -> control.start("a"));
        assertRefused("lab.stillRuns", () -> control.prepareStorage("a", "SATA", 30));
        assertThat(host.machine("a").ports).isEqualTo(4);
    }

    @Test
    void storage_is_not_changed_of_a_machine_that_came_to_life_while_its_lock_was_waited_for() {
        host.machine("a").state = MachineState.PoweredOff;
        host.machine("a").ports = 4;
        AtomicInteger asked = new AtomicInteger();
        MachineControl control = new MachineControl(virtualBox, (_, _) -> asked.getAndIncrement() > 0);
        assertRefused("lab.stillRuns", () -> control.prepareStorage("a", "SATA", 30));
        assertThat(host.machine("a").ports).isEqualTo(4);
    }
}
