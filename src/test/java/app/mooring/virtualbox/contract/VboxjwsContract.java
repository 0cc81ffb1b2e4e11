package app.mooring.virtualbox.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.mooring.virtualbox.api.AccessMode;
import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.IEvent;
import app.mooring.virtualbox.api.IEventListener;
import app.mooring.virtualbox.api.IEventSource;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.IMediumRegisteredEvent;
import app.mooring.virtualbox.api.INetworkAdapter;
import app.mooring.virtualbox.api.IProgress;
import app.mooring.virtualbox.api.ISession;
import app.mooring.virtualbox.api.IStorageController;
import app.mooring.virtualbox.api.ISystemProperties;
import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.api.IWebsessionManager;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.ManagedObject;
import app.mooring.virtualbox.api.MediumState;
import app.mooring.virtualbox.api.MediumType;
import app.mooring.virtualbox.api.MediumVariant;
import app.mooring.virtualbox.api.StorageBus;
import app.mooring.virtualbox.api.VBoxEventType;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.Fault;
import app.mooring.virtualbox.soap.MachineLock;
import app.mooring.virtualbox.soap.Progresses;
import app.mooring.virtualbox.soap.Session;
import app.mooring.virtualbox.soap.WebService;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// What our client and VirtualBox's own are told by one endpoint, plain http and with any number of machines.
/// Both work on the same objects, in one web session of ours. Leaves everything as it was.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class VboxjwsContract {
    private static final String SATA = "SATA";

    /// What only a machine that runs can do, or something that takes long.
    private static final List<String> NOT_COMPARED =
            List.of("IConsole_powerDown", "IConsole_powerButton", "IMachineStateChangedEvent_getState");

    private WebService service;
    private Comparison both;

    abstract Endpoint endpoint();

    /// A machine that is powered off, with a controller `SATA` of one port at least, and nothing on its port 1.
    abstract String machine();

    /// Where a disk can be made, as VirtualBox sees it.
    abstract Path folder();

    @BeforeAll
    void connect() {
        service = new WebService(endpoint());
        service.call(session -> session.vbox().getVersion());
        both = new Comparison(new Vboxjws(endpoint()));
    }

    @AfterAll
    void disconnect() {
        service.close();
    }

    private void session(Consumer<Session> work) {
        service.call(session -> {
            work.accept(session);
            return "done";
        });
    }

    private <E extends ManagedObject> E same(
            Class<E> expected, ManagedObject self, Class<?> type, String name, @Nullable Object... arguments) {
        return expected.cast(Objects.requireNonNull(both.same(type, name, self, arguments)));
    }

    private static <E extends ManagedObject> E theirs(Session session, Class<E> type, @Nullable Object reference) {
        return session.as(type, reference::toString);
    }

    @Test
    @Order(1)
    void whoLogsOnHasASessionUntilTheyLogOff() {
        session(session -> {
            char[] password = endpoint().password().get();
            Object reference = both.theirs(
                    IWebsessionManager.class, "logon", null, endpoint().user(), new String(password));
            IVirtualBox vbox = theirs(session, IVirtualBox.class, reference);
            assertThat(both.same(IVirtualBox.class, "getVersion", vbox))
                    .isEqualTo(session.vbox().getVersion());
            both.theirs(IWebsessionManager.class, "logoff", null, vbox);
            assertThatExceptionOfType(Fault.InvalidObject.class)
                    .isThrownBy(() -> both.same(IVirtualBox.class, "getVersion", vbox))
                    .matches(fault -> fault.reference().equals(reference));
        });
    }

    @Test
    @Order(2)
    void everythingReadsTheSame() {
        session(session -> assertThat(new Sweep(both).from(IVirtualBox.class, session.vbox()))
                .contains("IMachine", "IMedium", "IMediumAttachment", "IStorageController", "ISystemProperties"));
    }

    @Test
    @Order(3)
    void whatIsLookedUpIsTheSame() {
        session(session -> {
            IVirtualBox vbox = session.vbox();
            IMachine machine = same(IMachine.class, vbox, IVirtualBox.class, "findMachine", machine());
            same(IMachine.class, vbox, IVirtualBox.class, "findMachine", machine.getId());
            both.same(IVirtualBox.class, "getMachineStates", vbox, vbox.getMachines());
            both.same(IVirtualBox.class, "getExtraData", vbox, "Mooring/Nothing");
            both.same(IMachine.class, "getMediumAttachmentsOfController", machine, SATA);
            same(IStorageController.class, machine, IMachine.class, "getStorageControllerByName", SATA);
            ManagedObject adapter = (ManagedObject) both.same(IMachine.class, "getNetworkAdapter", machine, 0);
            assertThat(new Sweep(both).from(INetworkAdapter.class, adapter)).containsExactly("INetworkAdapter");
            IMedium disk = vbox.getHardDisks().getFirst();
            for (String name : List.of(disk.getId(), disk.getLocation())) {
                same(
                        IMedium.class,
                        vbox,
                        IVirtualBox.class,
                        "openMedium",
                        name,
                        DeviceType.HardDisk,
                        AccessMode.ReadOnly,
                        false);
            }
        });
    }

    @Test
    @Order(4)
    void whatIsNotThereIsTheSameFault() {
        session(session -> {
            IVirtualBox vbox = session.vbox();
            IMachine machine = vbox.findMachine(machine());
            refused(Fault.Runtime.OBJECT_NOT_FOUND, vbox, IVirtualBox.class, "findMachine", "no such machine");
            refused(Fault.Runtime.OBJECT_NOT_FOUND, machine, IMachine.class, "getStorageControllerByName", "none");
            refused(Fault.Runtime.INVALID_ARGUMENT, machine, IMachine.class, "getNetworkAdapter", 99);
            String nowhere = folder().resolve("none").toString();
            refused(
                    Fault.Runtime.OBJECT_NOT_FOUND,
                    vbox,
                    IVirtualBox.class,
                    "openMedium",
                    nowhere,
                    DeviceType.HardDisk,
                    AccessMode.ReadOnly,
                    false);
            IMachine unknown = theirs(session, IMachine.class, "0123456789abcdef-0000000000000001");
            assertThatExceptionOfType(Fault.InvalidObject.class)
                    .isThrownBy(() -> both.same(IMachine.class, "getName", unknown));
        });
    }

    private void refused(int code, ManagedObject self, Class<?> type, String name, @Nullable Object... arguments) {
        assertThatExceptionOfType(Fault.Runtime.class)
                .isThrownBy(() -> both.same(type, name, self, arguments))
                .as(name + Arrays.toString(arguments))
                .matches(fault -> fault.is(code));
    }

    @Test
    @Order(5)
    void portsAndControllersThatOneSetsTheOtherReads() {
        session(session -> {
            IMachine machine = session.vbox().findMachine(machine());
            int before = machine.getStorageControllerByName(SATA).getPortCount();
            ISession lock = theirs(
                    session,
                    ISession.class,
                    both.theirs(IWebsessionManager.class, "getSessionObject", null, session.vbox()));
            both.theirs(IMachine.class, "lockMachine", machine, lock, LockType.Write);
            refused(
                    Fault.Runtime.INVALID_OBJECT_STATE,
                    machine,
                    IMachine.class,
                    "lockMachine",
                    session.newSession(),
                    LockType.Write);
            new Sweep(both).from(ISession.class, lock);
            IMachine mutable = same(IMachine.class, lock, ISession.class, "getMachine");
            IStorageController sata = mutable.getStorageControllerByName(SATA);
            both.theirs(IStorageController.class, "setPortCount", sata, 5);
            assertThat(both.same(IStorageController.class, "getPortCount", sata))
                    .isEqualTo(5);
            sata.setPortCount(7);
            assertThat(both.same(IStorageController.class, "getPortCount", sata))
                    .isEqualTo(7);
            refused(Fault.Runtime.INVALID_ARGUMENT, sata, IStorageController.class, "setPortCount", 31);
            both.theirs(IMachine.class, "addStorageController", mutable, "Other", StorageBus.IDE);
            both.same(IMachine.class, "getStorageControllers", mutable);
            both.theirs(IMachine.class, "removeStorageController", mutable, "Other");
            both.same(IMachine.class, "getStorageControllers", mutable);
            both.theirs(IMachine.class, "discardSettings", mutable);
            both.theirs(ISession.class, "unlockMachine", lock);
            assertThat(both.same(IStorageController.class, "getPortCount", machine.getStorageControllerByName(SATA)))
                    .isEqualTo(before);
        });
    }

    @Test
    @Order(6)
    void aDiskThatOneAttachesTheOtherDetaches() {
        session(session -> {
            IMedium disk = disk(session, "contract-disk");
            both.theirs(IMedium.class, "setType", disk, MediumType.Writethrough);
            both.theirs(IMedium.class, "setDescription", disk, "<one> & \"two\"\n 港");
            IMachine machine = session.vbox().findMachine(machine());
            try (MachineLock lock = MachineLock.lock(session, machine, LockType.Write)) {
                IMachine mutable = lock.machine();
                IStorageController sata = mutable.getStorageControllerByName(SATA);
                int before = sata.getPortCount();
                sata.setPortCount(before + 1);
                both.theirs(IMachine.class, "attachDevice", mutable, SATA, before, 0, DeviceType.HardDisk, disk);
                // VirtualBox 7.2 hangs for good when a disk is detached whose attachment is not saved.
                mutable.saveSettings();
                mutable.detachDevice(SATA, before, 0);
                mutable.saveSettings();
                mutable.attachDevice(SATA, before, 0, DeviceType.HardDisk, disk);
                both.theirs(IMachine.class, "saveSettings", mutable);
                new Sweep(both).from(IMedium.class, disk);
                refused(Fault.Runtime.OBJECT_IN_USE, disk, IMedium.class, "close");
                both.same(IMachine.class, "getMediumAttachments", machine);
                both.theirs(IMachine.class, "detachDevice", mutable, SATA, before, 0);
                sata.setPortCount(before);
                mutable.saveSettings();
                both.same(IMachine.class, "getMediumAttachments", machine);
            }
            assertThat(both.same(IMedium.class, "refreshState", disk)).isEqualTo(MediumState.Created);
            delete(session, disk);
        });
    }

    private IMedium disk(Session session, String name) {
        String file = folder().resolve(name).toString();
        IMedium disk = session.vbox().createMedium("VDI", file, AccessMode.ReadWrite, DeviceType.HardDisk);
        Progresses.await(disk.createBaseStorage(64 << 20, List.of(MediumVariant.Standard)));
        return disk;
    }

    private void delete(Session session, IMedium disk) {
        String file = disk.getLocation();
        IProgress deleting = theirs(session, IProgress.class, both.theirs(IMedium.class, "deleteStorage", disk));
        both.theirs(IProgress.class, "waitForCompletion", deleting, 10_000);
        assertThat(both.same(IProgress.class, "getCompleted", deleting)).isEqualTo(true);
        new Sweep(both).from(IProgress.class, deleting);
        refused(
                Fault.Runtime.OBJECT_NOT_FOUND,
                session.vbox(),
                IVirtualBox.class,
                "openMedium",
                file,
                DeviceType.HardDisk,
                AccessMode.ReadOnly,
                false);
    }

    @Test
    @Order(7)
    void whyItWentWrongReadsTheSame() {
        session(session -> {
            // Nothing can be made in a file, taken for a directory.
            String file = disk(session, "contract-file").getLocation();
            IMedium impossible =
                    session.vbox().createMedium("VDI", file + "/disk", AccessMode.ReadWrite, DeviceType.HardDisk);
            IProgress progress = impossible.createBaseStorage(64 << 20, List.of(MediumVariant.Standard));
            progress.waitForCompletion(10_000);
            assertThat(new Sweep(both).from(IProgress.class, progress)).contains("IVirtualBoxErrorInfo");
            assertThat(progress.getResultCode()).isNegative();
            delete(session, session.vbox().openMedium(file, DeviceType.HardDisk, AccessMode.ReadWrite, false));
        });
    }

    @Test
    @Order(8)
    void anEventThatOneWaitsForTheOtherReads() {
        session(session -> {
            IEventSource source = session.vbox().getEventSource();
            IEventListener listener =
                    theirs(session, IEventListener.class, both.theirs(IEventSource.class, "createListener", source));
            List<VBoxEventType> interesting = List.of(VBoxEventType.OnMediumRegistered);
            both.theirs(IEventSource.class, "registerListener", source, listener, interesting, false);
            IMedium disk = disk(session, "contract-event");
            Object reference = both.theirs(IEventSource.class, "getEvent", source, listener, 10_000);
            IMediumRegisteredEvent event = theirs(session, IMediumRegisteredEvent.class, reference);
            assertThat(event.getMediumId()).isEqualTo(disk.getId());
            assertThat(both.same(IEvent.class, "getType", event)).isEqualTo(VBoxEventType.OnMediumRegistered);
            new Sweep(both).from(IMediumRegisteredEvent.class, event);
            both.theirs(IEventSource.class, "eventProcessed", source, listener, event);
            both.theirs(IEventSource.class, "unregisterListener", source, listener);
            refused(Fault.Runtime.OBJECT_NOT_FOUND, source, IEventSource.class, "unregisterListener", listener);
            delete(session, disk);
        });
    }

    @Test
    @Order(9)
    void whatOneWritesTheOtherReads() {
        session(session -> {
            IVirtualBox vbox = session.vbox();
            both.theirs(IVirtualBox.class, "setExtraData", vbox, "Mooring/Contract", "a\tb");
            assertThat(both.same(IVirtualBox.class, "getExtraData", vbox, "Mooring/Contract"))
                    .isEqualTo("a\tb");
            both.theirs(IVirtualBox.class, "setExtraData", vbox, "Mooring/Contract", "");
            both.same(IVirtualBox.class, "getExtraData", vbox, "Mooring/Contract");
            ISystemProperties properties = vbox.getSystemProperties();
            String library = properties.getWebServiceAuthLibrary();
            both.theirs(ISystemProperties.class, "setWebServiceAuthLibrary", properties, library);
            assertThat(both.same(ISystemProperties.class, "getWebServiceAuthLibrary", properties))
                    .isEqualTo(library);
        });
    }

    @Test
    @Order(10)
    void nothingThatBothCanDoIsLeftOut() {
        assertThat(Operations.ofOurs()
                        .filter(method -> Vboxjws.counterpart(method).isPresent())
                        .map(Comparison::operation)
                        .filter(operation -> !both.compared().contains(operation)))
                .containsExactlyInAnyOrderElementsOf(NOT_COMPARED);
    }
}
