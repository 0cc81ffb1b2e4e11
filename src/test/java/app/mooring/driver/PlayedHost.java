package app.mooring.driver;

import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.IConsole;
import app.mooring.virtualbox.api.IEvent;
import app.mooring.virtualbox.api.IEventListener;
import app.mooring.virtualbox.api.IEventSource;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.IMediumAttachment;
import app.mooring.virtualbox.api.INetworkAdapter;
import app.mooring.virtualbox.api.IProgress;
import app.mooring.virtualbox.api.ISession;
import app.mooring.virtualbox.api.IStorageController;
import app.mooring.virtualbox.api.ISystemProperties;
import app.mooring.virtualbox.api.IVirtualBoxErrorInfo;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.api.ManagedObject;
import app.mooring.virtualbox.api.MediumState;
import app.mooring.virtualbox.api.MediumType;
import app.mooring.virtualbox.api.SessionState;
import app.mooring.virtualbox.api.StorageBus;
import app.mooring.virtualbox.api.VBoxEventType;
import app.mooring.virtualbox.soap.Codec.Request;
import app.mooring.virtualbox.soap.Fault;
import app.mooring.virtualbox.soap.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// As much of a VirtualBox as the driver asks of one, behind a real connection. What a medium is attached to is
/// one list, so it refuses nothing that the driver has to refuse by itself.
public final class PlayedHost implements AutoCloseable {
    public static final String FOLDER = "/volumes";
    static final String ADDRESS = "0800274D0012";

    public static final class Machine {
        final String name;
        public volatile MachineState state = MachineState.Running;
        public volatile int ports = 30;
        public volatile String address = "080027000000";
        public volatile Optional<LockType> lock = Optional.empty();

        Machine(String name) {
            this.name = name;
        }
    }

    public static final class Disk {
        public final String id;
        public final String location;
        volatile String description = "";
        volatile long bytes = 64 << 20;
        public volatile long used = 2 << 20;
        public volatile MediumType type = MediumType.Writethrough;
        volatile Optional<Disk> base = Optional.empty();

        Disk(String id, String location) {
            this.id = id;
            this.location = location;
        }
    }

    public record Attached(String machine, String disk, int port) {}

    public final Service service = new Service(Optional.empty());
    public final Map<String, Machine> machines = new ConcurrentHashMap<>();
    public final Map<String, Disk> disks = new ConcurrentHashMap<>();
    public final List<Attached> attached = new CopyOnWriteArrayList<>();
    public final List<Attached> snapshots = new CopyOnWriteArrayList<>();
    final LinkedBlockingQueue<VBoxEventType> events = new LinkedBlockingQueue<>();
    public volatile String folder = FOLDER;
    public volatile boolean hotPluggable = true;
    /// Of machines whose power is cut.
    public volatile MachineState cutTo = MachineState.PoweredOff;

    public volatile Optional<String> operationFails = Optional.empty();
    private final Map<String, String> extraData = new ConcurrentHashMap<>();
    private final Map<String, String> locks = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();

    public PlayedHost() throws IOException {
        answerForTheWhole();
        answerForMedia();
        answerForMachines();
        answerForEvents();
    }

    public Machine machine(String name) {
        return machines.computeIfAbsent(name, Machine::new);
    }

    /// A disk whose file is a volume's.
    public Disk disk(String name) {
        String id = "00000000-0000-0000-0000-%012d".formatted(last.incrementAndGet());
        Disk disk = new Disk(id, folder + "/" + name);
        disks.put(id, disk);
        return disk;
    }

    /// What a machine has in place of a normal disk after a snapshot of it was taken.
    public Disk difference(Disk base) {
        Disk difference = disk("../machines/Snapshots/" + base.id);
        difference.type = MediumType.Normal;
        difference.base = Optional.of(base);
        return difference;
    }

    Configuration configuration(Path root) {
        return configuration(root, Service.PASSWORD);
    }

    Configuration configuration(Path root, String password) {
        URI url = service.url();
        return new Configuration(url, "captain", password, null, null, null, FOLDER, "mooring", root);
    }

    private void answerForTheWhole() {
        service.on(
                "IVirtualBox_getMachines",
                _ -> machines.keySet().stream().map(this::machineObject).toList());
        service.on("IVirtualBox_findMachine", request -> {
            String name = (String) request.arguments().getFirst();
            if (!machines.containsKey(name)) {
                throw new Fault.Runtime(Fault.Runtime.OBJECT_NOT_FOUND, "no machine " + name);
            }
            return machineObject(name);
        });
        service.on(
                "IVirtualBox_getHardDisks",
                _ -> disks.values().stream()
                        .filter(disk -> disk.base.isEmpty())
                        .map(this::diskObject)
                        .toList());
        service.on("IVirtualBox_openMedium", request -> {
            String wanted = (String) request.arguments().getFirst();
            return disks.values().stream()
                    .filter(disk -> wanted.equals(disk.id) || wanted.equals(disk.location))
                    .findFirst()
                    .map(this::diskObject)
                    .orElseThrow(() -> wanted.equals(FOLDER)
                            ? new Fault.Runtime(
                                    Fault.Runtime.OBJECT_NOT_FOUND, "can't be used as the requested device type")
                            : new Fault.Runtime(Fault.Runtime.OBJECT_NOT_FOUND, "(VERR_FILE_NOT_FOUND)"));
        });
        service.on("IVirtualBox_createMedium", request -> {
            String location = (String) request.arguments().get(1);
            Disk made = disk(location.substring(folder.length() + 1));
            made.type = MediumType.Normal;
            return diskObject(made);
        });
        service.on("IVirtualBox_getExtraData", request -> extraData.getOrDefault(argument(request), ""));
        service.on("IVirtualBox_setExtraData", request -> {
            extraData.put(argument(request), (String) request.arguments().get(1));
            return null;
        });
        service.on("IVirtualBox_getSystemProperties", _ -> service.known(ISystemProperties.class, "properties"));
        service.on("ISystemProperties_getInfoVDSize", _ -> 1L << 41);
        service.on("IProgress_getCompleted", _ -> true);
        service.on("IProgress_getResultCode", _ -> operationFails.isPresent() ? Fault.Runtime.FAIL : 0);
        service.on("IProgress_getErrorInfo", _ -> service.known(IVirtualBoxErrorInfo.class, "error"));
        service.on("IVirtualBoxErrorInfo_getText", _ -> operationFails.orElseThrow());
    }

    private void answerForMedia() {
        service.on("IMedium_getId", request -> disk(request).id);
        service.on("IMedium_getLocation", request -> disk(request).location);
        service.on("IMedium_getFormat", _ -> "VDI");
        service.on("IMedium_getLogicalSize", request -> disk(request).bytes);
        service.on("IMedium_getSize", request -> disk(request).used);
        service.on("IMedium_refreshState", _ -> MediumState.Created);
        service.on("IMedium_getDescription", request -> disk(request).description);
        service.on("IMedium_setDescription", request -> {
            disk(request).description = (String) request.arguments().getFirst();
            return null;
        });
        service.on("IMedium_getBase", request -> diskObject(disk(request).base.orElse(disk(request))));
        service.on("IMedium_getChildren", request -> children(disk(request)));
        service.on("IMedium_getMachineIds", request -> machinesOf(disk(request)));
        service.on("IMedium_getType", request -> disk(request).type);
        service.on("IMedium_setType", request -> {
            Disk disk = disk(request);
            if (!children(disk).isEmpty() || machinesOf(disk).size() > 1) {
                throw new Fault.Runtime(Fault.Runtime.OBJECT_IN_USE, "Cannot change the type of " + disk.location);
            }
            disk.type = (MediumType) request.arguments().getFirst();
            return null;
        });
        service.on("IMedium_createBaseStorage", request -> {
            disk(request).bytes = (Long) request.arguments().getFirst();
            return service.known(IProgress.class, "progress");
        });
        service.on("IMedium_close", request -> disks.remove(disk(request).id) == null);
        service.on("IMedium_deleteStorage", request -> {
            disks.remove(disk(request).id);
            return service.known(IProgress.class, "progress");
        });
    }

    private List<IMedium> children(Disk disk) {
        return disks.values().stream()
                .filter(one -> one.base.equals(Optional.of(disk)))
                .map(this::diskObject)
                .toList();
    }

    private List<String> machinesOf(Disk disk) {
        return Stream.concat(attached.stream(), snapshots.stream())
                .filter(one -> one.disk().equals(disk.id))
                .map(Attached::machine)
                .distinct()
                .toList();
    }

    private void answerForMachines() {
        service.on("IMachine_getId", request -> machine(request).name);
        service.on("IMachine_getName", request -> machine(request).name);
        service.on("IMachine_getAccessible", _ -> true);
        service.on("IMachine_getState", request -> machine(request).state);
        service.on(
                "IMachine_getNetworkAdapter",
                request -> service.known(
                        INetworkAdapter.class,
                        "adapter-" + request.arguments().getFirst() + "-" + machine(request).name));
        service.on("INetworkAdapter_getEnabled", request -> self(request).startsWith("adapter-0-"));
        service.on("INetworkAdapter_getMACAddress", request -> machine(after(self(request), 10)).address);
        service.on(
                "IMachine_getStorageControllers",
                request -> List.of(
                        service.known(IStorageController.class, "IDE-" + machine(request).name),
                        service.known(IStorageController.class, "SATA-" + machine(request).name)));
        service.on("IMachine_getStorageControllerByName", request -> {
            String name = argument(request);
            if (!List.of("IDE", "SATA").contains(name)) {
                throw new Fault.Runtime(Fault.Runtime.OBJECT_NOT_FOUND, "no controller " + name);
            }
            return service.known(IStorageController.class, name + "-" + machine(request).name);
        });
        service.on("IStorageController_getName", request -> bus(request).name());
        service.on("IStorageController_getBus", this::bus);
        service.on("IStorageController_getPortCount", request -> machine(after(self(request), 5)).ports);
        service.on("IMachine_getMediumAttachments", this::attachments);
        service.on("IMachine_getMediumAttachmentsOfController", this::attachments);
        service.on("IMachine_attachDevice", request -> {
            String disk = ((ManagedObject) request.arguments().get(4)).reference();
            attached.add(new Attached(
                    machine(request).name, disk, (Integer) request.arguments().get(1)));
            events.add(VBoxEventType.OnStorageDeviceChanged);
            return null;
        });
        service.on("IMachine_detachDevice", request -> {
            attached.removeIf(one -> one.machine().equals(machine(request).name)
                    && one.port() == (Integer) request.arguments().get(1));
            events.add(VBoxEventType.OnStorageDeviceChanged);
            return null;
        });
        service.on("IMachine_saveSettings", _ -> null);
        service.on("IMachine_discardSettings", _ -> null);
        service.on(
                "IWebsessionManager_getSessionObject",
                _ -> service.known(ISession.class, "session-" + last.incrementAndGet()));
        service.on("IMachine_lockMachine", this::lock);
        service.on(
                "IMachine_getSessionState",
                request ->
                        machine(request).state == MachineState.Running ? SessionState.Locked : SessionState.Unlocked);
        service.on(
                "ISession_getConsole", request -> service.known(IConsole.class, "console-" + locks.get(self(request))));
        service.on("IConsole_powerDown", request -> {
            machine(after(self(request), 8)).state = cutTo;
            return service.known(IProgress.class, "progress");
        });
        service.on("ISession_getMachine", request -> machineObject(locks.get(self(request))));
        service.on("ISession_unlockMachine", request -> {
            machine(locks.remove(self(request))).lock = Optional.empty();
            return null;
        });
    }

    private Object lock(Request request) {
        Machine machine = machine(request);
        boolean write = request.arguments().get(1) == LockType.Write;
        if (write && (machine.lock.isPresent() || machine.state == MachineState.Running)) {
            throw new Fault.Runtime(Fault.Runtime.INVALID_OBJECT_STATE, "is locked");
        }
        locks.put(((ManagedObject) request.arguments().getFirst()).reference(), machine.name);
        return true;
    }

    private void answerForEvents() {
        service.on("IVirtualBox_getEventSource", _ -> service.known(IEventSource.class, "source"));
        service.on("IEventSource_createListener", _ -> service.known(IEventListener.class, "listener"));
        service.on("IEventSource_registerListener", _ -> null);
        service.on("IEventSource_unregisterListener", _ -> null);
        service.on("IEventSource_eventProcessed", _ -> null);
        service.on("IEventSource_getEvent", request -> {
            VBoxEventType type = events.poll((Integer) request.arguments().get(1), TimeUnit.MILLISECONDS);
            return type == null ? null : service.known(IEvent.class, "event-" + type);
        });
        service.on("IEvent_getType", request -> VBoxEventType.valueOf(after(self(request), 6)));
    }

    private List<IMediumAttachment> attachments(Request request) {
        List<IMediumAttachment> found = new ArrayList<>();
        for (Attached one : attached) {
            if (one.machine().equals(machine(request).name)) {
                IMedium medium = service.known(IMedium.class, one.disk());
                found.add(new IMediumAttachment(medium, "SATA", one.port(), 0, DeviceType.HardDisk, hotPluggable));
            }
        }
        return found;
    }

    private StorageBus bus(Request request) {
        return self(request).startsWith("SATA-") ? StorageBus.SATA : StorageBus.IDE;
    }

    private static String argument(Request request) {
        return String.valueOf(request.arguments().getFirst());
    }

    private static String self(Request request) {
        return String.valueOf(request.self());
    }

    private static String after(String text, int length) {
        return text.substring(length);
    }

    private Machine machine(Request request) {
        return machine(after(self(request), 8));
    }

    private Disk disk(Request request) {
        Disk disk = disks.get(self(request));
        if (disk == null) {
            throw new Fault.InvalidObject(self(request));
        }
        return disk;
    }

    public IMachine machineObject(String name) {
        return service.known(IMachine.class, "machine-" + name);
    }

    private IMedium diskObject(Disk disk) {
        return service.known(IMedium.class, disk.id);
    }

    @Override
    public void close() {
        service.close();
    }
}
