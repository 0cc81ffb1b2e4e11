package app.mooring.practice.virtualbox;

import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.IMediumAttachment;
import app.mooring.virtualbox.api.INetworkAdapter;
import app.mooring.virtualbox.api.IProgress;
import app.mooring.virtualbox.api.ISession;
import app.mooring.virtualbox.api.IStorageController;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.api.SessionState;
import app.mooring.virtualbox.api.StorageBus;
import app.mooring.virtualbox.soap.Fault;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A machine as a client sees it: as it is saved, or through the lock of a session.
///
/// @param session null: as it is saved; nothing can be changed then
record MachineObject(
        VirtualBoxModel model, Machine machine, @Nullable SessionObject session) implements ModelObject, IMachine {
    private static final int ADAPTERS = 8;

    private record Adapter(Machine machine, int slot) implements ModelObject, INetworkAdapter {
        @Override
        public boolean getEnabled() {
            return slot < machine.addresses().size();
        }

        @Override
        public String getMACAddress() {
            return getEnabled() ? machine.addresses().get(slot) : "";
        }
    }

    private record Controller(MachineObject owner, String getName) implements ModelObject, IStorageController {
        private Settings.Controller controller() {
            return owner.settings().controller(getName).orElseThrow(MachineObject::notReady);
        }

        @Override
        public StorageBus getBus() {
            return controller().bus();
        }

        @Override
        public int getMaxPortCount() {
            return ports(getBus(), 30, 2);
        }

        @Override
        public int getMinPortCount() {
            return ports(getBus(), 1, 2);
        }

        private static int ports(StorageBus bus, int sata, int ide) {
            return switch (bus) {
                case SATA -> sata;
                case IDE -> ide;
                default -> 1;
            };
        }

        @Override
        public int getPortCount() {
            return controller().ports();
        }

        @Override
        public void setPortCount(int portCount) {
            owner.requireOff();
            if (portCount < getMinPortCount() || portCount > getMaxPortCount()) {
                throw Refusals.invalidArgument("Invalid port count: %d (must be in range [%d, %d])"
                        .formatted(portCount, getMinPortCount(), getMaxPortCount()));
            }
            owner.settings().attachments().stream()
                    .filter(one -> one.controller().equals(getName) && one.port() >= portCount)
                    .findFirst()
                    .ifPresent(one -> {
                        throw Refusals.notSupported(
                                "Device attached to port %d of controller '%s'".formatted(one.port(), getName));
                    });
            owner.machine.change(owner.settings().with(new Settings.Controller(getName, getBus(), portCount)));
            owner.controllersChanged();
        }
    }

    private static Fault.Runtime notReady() {
        return new Fault.Runtime(Fault.Runtime.ACCESS_DENIED, "The object is not ready");
    }

    private Settings settings() {
        SessionObject through = session;
        if (through == null) {
            return machine.saved();
        }
        requireReady();
        return machine.current();
    }

    private void requireReady() {
        if (session != null && !session.has(machine)) {
            throw notReady();
        }
    }

    private void requireOff() {
        requireReady();
        if (session == null || !machine.isOff()) {
            throw new Fault.Runtime(
                    Fault.Runtime.INVALID_VM_STATE,
                    "The machine is not mutable (state is %s)".formatted(machine.state()));
        }
    }

    private void requireOffOrRunning() {
        requireReady();
        if (session == null || (!machine.isOff() && !machine.isRunning())) {
            throw new Fault.Runtime(
                    Fault.Runtime.INVALID_VM_STATE,
                    "The machine is not mutable or running (state is %s)".formatted(machine.state()));
        }
    }

    private void controllersChanged() {
        model.happened(Happened.StorageController::new);
    }

    private Settings.Controller controller(String name) {
        return settings()
                .controller(name)
                .orElseThrow(() -> Refusals.notFound("Could not find a storage controller named '%s'".formatted(name)));
    }

    private Settings.Attachment attachment(String name, int port, int device) {
        return settings()
                .attachment(name, port, device)
                .orElseThrow(() ->
                        Refusals.notFound("No storage device attached to device slot %d on port %d of controller '%s'"
                                .formatted(device, port, name)));
    }

    @Override
    public String getId() {
        requireReady();
        return machine.id().toString();
    }

    @Override
    public String getName() {
        requireReady();
        return machine.name();
    }

    @Override
    public boolean getAccessible() {
        requireReady();
        return true;
    }

    @Override
    public MachineState getState() {
        requireReady();
        return machine.state();
    }

    @Override
    public SessionState getSessionState() {
        requireReady();
        return machine.sessionState();
    }

    @Override
    public String getSettingsFilePath() {
        requireReady();
        return machine.folder().resolve(machine.name() + ".vbox").toString();
    }

    @Override
    public List<IStorageController> getStorageControllers() {
        return settings().controllers().stream()
                .<IStorageController>map(one -> new Controller(this, one.name()))
                .toList();
    }

    @Override
    public IStorageController getStorageControllerByName(String name) {
        return new Controller(this, controller(name).name());
    }

    @Override
    public IStorageController addStorageController(String name, StorageBus connectionType) {
        requireOff();
        if (settings().controller(name).isPresent()) {
            throw Refusals.inUse("Storage controller named '%s' already exists".formatted(name));
        }
        if (settings().controllers().stream().anyMatch(one -> one.bus() == connectionType)) {
            throw Refusals.invalidState("Too many storage controllers of this type");
        }
        int ports = Controller.ports(connectionType, 30, 2);
        machine.change(settings().with(new Settings.Controller(name, connectionType, ports)));
        controllersChanged();
        return new Controller(this, name);
    }

    @Override
    public void removeStorageController(String name) {
        requireOff();
        machine.change(settings().without(controller(name)));
        controllersChanged();
    }

    @Override
    public List<IMediumAttachment> getMediumAttachments() {
        return settings().attachments().stream().map(this::told).toList();
    }

    @Override
    public List<IMediumAttachment> getMediumAttachmentsOfController(String name) {
        controller(name);
        return settings().attachments().stream()
                .filter(one -> one.controller().equals(name))
                .map(this::told)
                .toList();
    }

    private IMediumAttachment told(Settings.Attachment one) {
        UUID medium = one.medium();
        return new IMediumAttachment(
                medium == null ? null : model.medium(medium),
                one.controller(),
                one.port(),
                one.device(),
                one.type(),
                one.hotPluggable());
    }

    @Override
    public INetworkAdapter getNetworkAdapter(int slot) {
        requireReady();
        if (slot < 0 || slot >= ADAPTERS) {
            throw Refusals.invalidArgument(
                    "No network adapter in slot %d (total %d adapters)".formatted(slot, ADAPTERS));
        }
        return new Adapter(machine, slot);
    }

    @Override
    public void lockMachine(ISession wanted, LockType lockType) {
        ((SessionObject) wanted).lock(machine, lockType);
    }

    @Override
    public IProgress launchVMProcess(ISession wanted, String name, List<String> environmentChanges) {
        var progress = new Progress(model);
        ((SessionObject) wanted).launch(machine, progress);
        return progress;
    }

    @Override
    public void attachDevice(String name, int controllerPort, int device, DeviceType type, @Nullable IMedium medium) {
        requireOffOrRunning();
        Settings.Controller controller = controller(name);
        int devices = controller.bus() == StorageBus.IDE ? 2 : 1;
        if (controllerPort < 0 || controllerPort >= controller.ports() || device < 0 || device >= devices) {
            throw Refusals.invalidArgument(
                    "The port and/or device parameter are out of range: port=%d (must be in range [0, %d]), device=%d (must be in range [0, %d])"
                            .formatted(controllerPort, controller.ports() - 1, device, devices - 1));
        }
        boolean live = machine.isRunning();
        if (live && controller.bus() != StorageBus.SATA) {
            throw new Fault.Runtime(
                    Fault.Runtime.INVALID_VM_STATE, "Controller '%s' does not support hot-plugging".formatted(name));
        }
        settings().attachment(name, controllerPort, device).ifPresent(one -> {
            throw Refusals.inUse(
                    "Medium '%s' is already attached to port %d, device %d of controller '%s' of this virtual machine"
                            .formatted(location(one), controllerPort, device, name));
        });
        Medium attached = (Medium) medium;
        if (attached != null) {
            if (settings().has(attached.id())) {
                throw Refusals.inUse(
                        "Medium '%s' is already attached to this virtual machine".formatted(attached.getLocation()));
            }
            attached.requireCreated();
            if (live && model.isExecutedElsewhere(attached.id(), machine)) {
                throw Refusals.inUse("");
            }
        }
        var attachment = new Settings.Attachment(
                name, controllerPort, device, type, attached == null ? null : attached.id(), live);
        machine.change(settings().with(attachment));
        model.happened(Happened.StorageDevice::new);
        if (live) {
            model.disk(attachment).ifPresent(disk -> machine.tell(hook -> hook.attached(machine.name(), disk)));
        }
    }

    private String location(Settings.Attachment one) {
        UUID medium = one.medium();
        return medium == null ? "" : model.medium(medium).getLocation();
    }

    @Override
    public void detachDevice(String name, int controllerPort, int device) {
        requireOffOrRunning();
        controller(name);
        Settings.Attachment gone = attachment(name, controllerPort, device);
        boolean live = machine.isRunning();
        if (live && !gone.hotPluggable()) {
            throw Refusals.notSupported("The device slot %d on port %d of controller '%s' does not support hot-plugging"
                    .formatted(device, controllerPort, name));
        }
        machine.change(settings().keeping(one -> !one.equals(gone)));
        model.happened(Happened.StorageDevice::new);
        if (live) {
            model.disk(gone).ifPresent(disk -> machine.tell(hook -> hook.detached(machine.name(), disk)));
        }
    }

    @Override
    public void setHotPluggableForDevice(String name, int controllerPort, int device, boolean hotPluggable) {
        requireOff();
        if (controller(name).bus() != StorageBus.SATA) {
            throw Refusals.invalidArgument(
                    "Controller '%s' does not support changing the hot-pluggable device flag".formatted(name));
        }
        Settings.Attachment one = attachment(name, controllerPort, device);
        machine.change(settings()
                .with(new Settings.Attachment(name, controllerPort, device, one.type(), one.medium(), hotPluggable)));
    }

    @Override
    public void saveSettings() {
        requireReady();
        if (session == null) {
            throw new Fault.Runtime(
                    Fault.Runtime.INVALID_VM_STATE,
                    "The machine is not mutable, saved or running (state is %s)".formatted(machine.state()));
        }
        machine.save();
    }

    @Override
    public void discardSettings() {
        requireOff();
        machine.discard();
    }
}
