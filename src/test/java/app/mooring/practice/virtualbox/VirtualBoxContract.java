package app.mooring.practice.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.mooring.virtualbox.api.AccessMode;
import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.ISession;
import app.mooring.virtualbox.api.IStorageController;
import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.MediumState;
import app.mooring.virtualbox.api.MediumType;
import app.mooring.virtualbox.api.MediumVariant;
import app.mooring.virtualbox.api.SessionState;
import app.mooring.virtualbox.api.StorageBus;
import app.mooring.virtualbox.api.VBoxEventType;
import app.mooring.virtualbox.soap.Fault;
import app.mooring.virtualbox.soap.MachineLock;
import app.mooring.virtualbox.soap.Progresses;
import app.mooring.virtualbox.soap.Session;
import app.mooring.virtualbox.soap.WebService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// VirtualBox's rules of web sessions, locks, storage and media. Leaves everything as it was.
@Timeout(60)
abstract class VirtualBoxContract {
    private static final String SATA = "SATA";
    private static final long BYTES = 64L << 20;

    private WebService service;

    abstract Host host();

    @BeforeEach
    void connect() {
        service = new WebService(host().endpoint());
    }

    @AfterEach
    void disconnect() {
        service.close();
    }

    private void session(Consumer<Session> work) {
        service.call(session -> {
            work.accept(session);
            return true;
        });
    }

    private static void refused(int code, ThrowingCallable call) {
        assertThatExceptionOfType(Fault.Runtime.class)
                .isThrownBy(call)
                .matches(fault -> fault.is(code), "%08x".formatted(code));
    }

    private IMedium disk(Session session, String name) {
        IMedium disk = session.vbox()
                .createMedium(
                        "VDI", host().folder().resolve(name).toString(), AccessMode.ReadWrite, DeviceType.HardDisk);
        Progresses.await(disk.createBaseStorage(BYTES, List.of(MediumVariant.Standard)));
        disk.setType(MediumType.Writethrough);
        return disk;
    }

    private static IMedium open(Session session, String location) {
        return session.vbox().openMedium(location, DeviceType.HardDisk, AccessMode.ReadWrite, false);
    }

    private IMachine off(Session session) {
        return session.vbox().findMachine(host().off());
    }

    private IMachine running(Session session) {
        return session.vbox().findMachine(host().running());
    }

    // --- web sessions

    @Test
    void a_reference_is_the_same_for_the_same_object_and_ends_with_its_web_session() {
        session(session -> {
            IMachine machine = off(session);
            assertThat(off(session).reference()).isEqualTo(machine.reference());
            IVirtualBox other = session.manager().logon("", "");
            IMachine others = other.findMachine(host().off());
            assertThat(others.reference()).isNotEqualTo(machine.reference());
            session.manager().logoff(other);
            assertThatExceptionOfType(Fault.InvalidObject.class)
                    .isThrownBy(others::getName)
                    .matches(fault -> fault.reference().equals(others.reference()));
            session.manager().logoff(other);
            assertThat(machine.getName()).isEqualTo(host().off());
        });
    }

    @Test
    void an_object_of_another_kind_is_no_object() {
        session(session -> assertThatExceptionOfType(Fault.InvalidObject.class)
                .isThrownBy(() -> session.as(IMachine.class, session.vbox()).getName()));
    }

    // --- locks

    @Test
    void a_session_that_locks_nothing_has_neither_machine_nor_console() {
        session(session -> {
            ISession lock = session.newSession();
            assertThat(lock.getState()).isEqualTo(SessionState.Unlocked);
            refused(Fault.Runtime.UNEXPECTED, lock::getMachine);
            refused(Fault.Runtime.UNEXPECTED, lock::getConsole);
            refused(Fault.Runtime.UNEXPECTED, lock::unlockMachine);
        });
    }

    @Test
    void one_writes_at_a_time_and_a_machine_that_runs_is_only_shared() {
        session(session -> {
            IMachine off = off(session);
            try (MachineLock held = MachineLock.lock(session, off, LockType.Write)) {
                assertThat(off.getSessionState()).isEqualTo(SessionState.Locked);
                refused(Fault.Runtime.INVALID_OBJECT_STATE, () -> MachineLock.lock(session, off, LockType.Write));
                refused(
                        Fault.Runtime.INVALID_OBJECT_STATE,
                        () -> off.launchVMProcess(session.newSession(), "headless", List.of()));
                assertThat(held.machine().getName()).isEqualTo(host().off());
            }
            assertThat(off.getSessionState()).isEqualTo(SessionState.Unlocked);
            IMachine running = running(session);
            refused(Fault.Runtime.INVALID_OBJECT_STATE, () -> MachineLock.lock(session, running, LockType.Write));
            ISession shared = session.newSession();
            running.lockMachine(shared, LockType.Shared);
            refused(Fault.Runtime.INVALID_OBJECT_STATE, () -> off.lockMachine(shared, LockType.Shared));
            shared.unlockMachine();
        });
    }

    @Test
    void what_is_not_saved_is_gone_with_the_lock_and_so_is_the_machine_of_the_lock() {
        session(session -> {
            IMachine machine = off(session);
            int before = machine.getStorageControllerByName(SATA).getPortCount();
            IMachine mutable;
            try (MachineLock lock = MachineLock.lock(session, machine, LockType.Write)) {
                mutable = lock.machine();
                mutable.getStorageControllerByName(SATA).setPortCount(before + 1);
                assertThat(mutable.getStorageControllerByName(SATA).getPortCount())
                        .isEqualTo(before + 1);
                assertThat(machine.getStorageControllerByName(SATA).getPortCount())
                        .isEqualTo(before);
            }
            refused(Fault.Runtime.ACCESS_DENIED, mutable::getName);
            assertThat(machine.getStorageControllerByName(SATA).getPortCount()).isEqualTo(before);
        });
    }

    // --- storage

    @Test
    void ports_and_controllers_change_only_while_the_machine_is_off() {
        session(session -> {
            try (MachineLock lock = MachineLock.lock(session, running(session), LockType.Shared)) {
                IMachine machine = lock.machine();
                IStorageController sata = machine.getStorageControllerByName(SATA);
                refused(Fault.Runtime.INVALID_VM_STATE, () -> sata.setPortCount(20));
                refused(Fault.Runtime.INVALID_VM_STATE, () -> machine.removeStorageController(SATA));
                refused(Fault.Runtime.INVALID_VM_STATE, () -> machine.addStorageController("Other", StorageBus.SAS));
                refused(Fault.Runtime.INVALID_VM_STATE, () -> machine.setHotPluggableForDevice(SATA, 0, 0, true));
            }
            refused(
                    Fault.Runtime.INVALID_VM_STATE,
                    () -> off(session).getStorageControllerByName(SATA).setPortCount(5));
            try (MachineLock lock = MachineLock.lock(session, off(session), LockType.Write)) {
                IStorageController sata = lock.machine().getStorageControllerByName(SATA);
                refused(Fault.Runtime.INVALID_ARGUMENT, () -> sata.setPortCount(0));
                refused(Fault.Runtime.INVALID_ARGUMENT, () -> sata.setPortCount(31));
            }
        });
    }

    @Test
    void a_disk_attached_to_a_machine_that_runs_can_be_detached_and_one_that_was_there_before_cannot() {
        session(session -> {
            IMedium disk = disk(session, "hot");
            IMachine machine = running(session);
            try (MachineLock lock = MachineLock.lock(session, machine, LockType.Shared)) {
                IMachine mutable = lock.machine();
                mutable.attachDevice(SATA, 20, 0, DeviceType.HardDisk, disk);
                assertThat(machine.getMediumAttachmentsOfController(SATA)).noneMatch(one -> one.port() == 20);
                mutable.saveSettings();
                assertThat(machine.getMediumAttachmentsOfController(SATA))
                        .filteredOn(one -> one.port() == 20)
                        .singleElement()
                        .matches(one -> one.hotPluggable());
                assertThat(disk.getState()).isEqualTo(MediumState.LockedWrite);
                assertThat(disk.getMachineIds()).containsExactly(machine.getId());
                refused(Fault.Runtime.INVALID_OBJECT_STATE, () -> disk.setDescription("no"));
                refused(Fault.Runtime.INVALID_OBJECT_STATE, () -> disk.setType(MediumType.Normal));
                refused(Fault.Runtime.INVALID_OBJECT_STATE, disk::close);
                refused(Fault.Runtime.INVALID_OBJECT_STATE, disk::deleteStorage);
                refused(
                        Fault.Runtime.OBJECT_IN_USE,
                        () -> mutable.attachDevice(SATA, 21, 0, DeviceType.HardDisk, disk));
                refused(Fault.Runtime.NOT_SUPPORTED, () -> mutable.detachDevice(SATA, 0, 0));
                mutable.detachDevice(SATA, 20, 0);
                mutable.saveSettings();
                refused(Fault.Runtime.OBJECT_NOT_FOUND, () -> mutable.detachDevice(SATA, 20, 0));
                refused(
                        Fault.Runtime.INVALID_ARGUMENT,
                        () -> mutable.attachDevice(SATA, 30, 0, DeviceType.HardDisk, disk));
                refused(
                        Fault.Runtime.OBJECT_NOT_FOUND,
                        () -> mutable.attachDevice("None", 20, 0, DeviceType.HardDisk, disk));
            }
            assertThat(disk.getMachineIds()).isEmpty();
            assertThat(disk.getState()).isEqualTo(MediumState.Created);
            Progresses.await(disk.deleteStorage());
        });
    }

    @Test
    void machines_that_are_off_may_have_the_disk_of_one_that_runs_but_cannot_start_with_it() {
        session(session -> {
            IMedium disk = disk(session, "shared");
            IMachine off = off(session);
            try (MachineLock lock = MachineLock.lock(session, off, LockType.Write)) {
                lock.machine().attachDevice(SATA, 2, 0, DeviceType.HardDisk, disk);
                lock.machine().saveSettings();
            }
            try (MachineLock lock = MachineLock.lock(session, running(session), LockType.Shared)) {
                lock.machine().attachDevice(SATA, 20, 0, DeviceType.HardDisk, disk);
                lock.machine().saveSettings();
                assertThat(disk.getMachineIds()).hasSize(2);
                var progress = off.launchVMProcess(session.newSession(), "headless", List.of());
                while (!progress.getCompleted()) {
                    progress.waitForCompletion(10_000);
                }
                assertThat(progress.getResultCode()).isEqualTo(Fault.Runtime.INVALID_OBJECT_STATE);
                lock.machine().detachDevice(SATA, 20, 0);
                lock.machine().saveSettings();
            }
            try (MachineLock lock = MachineLock.lock(session, off, LockType.Write)) {
                assertThat(lock.machine().getMediumAttachmentsOfController(SATA))
                        .filteredOn(one -> one.port() == 2)
                        .singleElement()
                        .matches(one -> !one.hotPluggable());
                lock.machine().detachDevice(SATA, 2, 0);
                lock.machine().saveSettings();
            }
            Progresses.await(disk.deleteStorage());
        });
    }

    // --- media

    @Test
    void a_disk_is_created_thin_and_is_gone_with_its_file() {
        session(session -> {
            Path file = host().folder().resolve("thin");
            IMedium disk =
                    session.vbox().createMedium("VDI", file.toString(), AccessMode.ReadWrite, DeviceType.HardDisk);
            assertThat(disk.getState()).isEqualTo(MediumState.NotCreated);
            assertThat(disk.getId()).isEqualTo("00000000-0000-0000-0000-000000000000");
            refused(Fault.Runtime.INVALID_OBJECT_STATE, () -> disk.setType(MediumType.Writethrough));
            refused(Fault.Runtime.INVALID_OBJECT_STATE, disk::deleteStorage);
            Progresses.await(disk.createBaseStorage(BYTES, List.of(MediumVariant.Standard)));
            assertThat(session.vbox().getHardDisks()).contains(disk);
            assertThat(disk.getLogicalSize()).isEqualTo(BYTES);
            assertThat(disk.getSize()).isEqualTo(2L << 20);
            assertThat(disk.getFormat()).isEqualTo("VDI");
            assertThat(disk.getType()).isEqualTo(MediumType.Normal);
            disk.setDescription("fsType=xfs");
            assertThat(open(session, file.toString())).isEqualTo(disk);
            assertThat(open(session, disk.getId()).getDescription()).isEqualTo("fsType=xfs");
            Progresses.await(disk.deleteStorage());
            assertThat(Files.exists(file)).isFalse();
            refused(Fault.Runtime.OBJECT_NOT_FOUND, () -> open(session, file.toString()));
        });
    }

    @Test
    void a_disk_that_was_closed_is_found_by_its_file_again() {
        session(session -> {
            IMedium disk = disk(session, "closed");
            String id = disk.getId();
            String location = disk.getLocation();
            disk.close();
            refused(Fault.Runtime.ACCESS_DENIED, disk::getState);
            refused(Fault.Runtime.OBJECT_NOT_FOUND, () -> open(session, id));
            IMedium again = open(session, location);
            assertThat(again.getId()).isEqualTo(id);
            Progresses.await(again.deleteStorage());
        });
    }

    @Test
    void what_is_no_disk_is_refused() {
        session(session -> {
            assertThatExceptionOfType(Fault.Runtime.class)
                    .isThrownBy(() ->
                            open(session, host().folder().resolve("nowhere").toString()))
                    .matches(fault -> fault.is(Fault.Runtime.OBJECT_NOT_FOUND))
                    .withMessageContaining("VERR_FILE_NOT_FOUND");
            assertThatExceptionOfType(Fault.Runtime.class)
                    .isThrownBy(() -> open(session, host().folder().toString()))
                    .matches(fault -> fault.is(Fault.Runtime.OBJECT_NOT_FOUND))
                    .withMessageNotContaining("VERR_");
            refused(
                    Fault.Runtime.FILE_ERROR,
                    () -> session.vbox().createMedium("VDI", "relative", AccessMode.ReadWrite, DeviceType.HardDisk));
            refused(
                    Fault.Runtime.INVALID_ARGUMENT,
                    () -> session.vbox().createMedium("XXX", "/disk", AccessMode.ReadWrite, DeviceType.HardDisk));
        });
    }

    // --- events

    @Test
    void who_listens_is_told_of_what_they_asked_for_in_order() {
        session(session -> {
            var source = session.vbox().getEventSource();
            var listener = source.createListener();
            refused(Fault.Runtime.OBJECT_NOT_FOUND, () -> source.getEvent(listener, 0));
            source.registerListener(
                    listener, List.of(VBoxEventType.OnMediumRegistered, VBoxEventType.OnMediumConfigChanged), false);
            IMedium disk = disk(session, "told");
            Progresses.await(disk.deleteStorage());
            List<VBoxEventType> types = new ArrayList<>();
            for (var event = source.getEvent(listener, 5000); event != null; event = source.getEvent(listener, 500)) {
                types.add(event.getType());
                source.eventProcessed(listener, event);
            }
            assertThat(types)
                    .containsSubsequence(
                            VBoxEventType.OnMediumRegistered,
                            VBoxEventType.OnMediumConfigChanged,
                            VBoxEventType.OnMediumRegistered);
            source.unregisterListener(listener);
            refused(Fault.Runtime.OBJECT_NOT_FOUND, () -> source.unregisterListener(listener));
        });
    }

    @Test
    void extra_data_are_kept_until_they_are_emptied() {
        session(session -> {
            session.vbox().setExtraData("Mooring/Contract", "yes");
            assertThat(session.vbox().getExtraData("Mooring/Contract")).isEqualTo("yes");
            session.vbox().setExtraData("Mooring/Contract", "");
            assertThat(session.vbox().getExtraData("Mooring/Contract")).isEmpty();
        });
    }
}
