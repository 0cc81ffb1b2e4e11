package app.mooring.practice.virtualbox;

import app.mooring.virtualbox.api.AccessMode;
import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.IEventSource;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.ISystemProperties;
import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.soap.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// What a client has when it is logged on.
record VirtualBoxObject(VirtualBoxModel model) implements ModelObject, IVirtualBox {
    private static final Set<String> FORMATS = Set.of("VDI", "VMDK", "VHD");

    private record Properties(VirtualBoxModel model) implements ModelObject, ISystemProperties {
        @Override
        public long getInfoVDSize() {
            return VirtualBoxModel.LARGEST_DISK;
        }

        @Override
        public String getWebServiceAuthLibrary() {
            return model.authLibrary();
        }

        @Override
        public void setWebServiceAuthLibrary(String library) {
            model.authLibrary(library);
        }
    }

    @Override
    public String getVersion() {
        return VirtualBoxModel.VERSION;
    }

    @Override
    public String getAPIVersion() {
        return "7_2";
    }

    @Override
    public String getHomeFolder() {
        return model.home().toString();
    }

    @Override
    public List<IMachine> getMachines() {
        return model.machines().stream()
                .<IMachine>map(machine -> new MachineObject(model, machine, null))
                .toList();
    }

    @Override
    public List<IMedium> getHardDisks() {
        return List.copyOf(model.media());
    }

    @Override
    public ISystemProperties getSystemProperties() {
        return new Properties(model);
    }

    @Override
    public IEventSource getEventSource() {
        return model.events();
    }

    @Override
    public IMachine findMachine(String nameOrId) {
        return new MachineObject(model, model.find(nameOrId), null);
    }

    @Override
    public List<MachineState> getMachineStates(List<IMachine> machines) {
        return machines.stream().map(IMachine::getState).toList();
    }

    @Override
    public IMedium openMedium(String location, DeviceType deviceType, AccessMode accessMode, boolean forceNewUuid) {
        return model.media().stream()
                .filter(medium -> medium.id().toString().equalsIgnoreCase(location)
                        || medium.file().toString().equals(location))
                .findFirst()
                .orElseGet(() -> reopened(location));
    }

    private Medium reopened(String location) {
        Path file = Path.of(location);
        if (!file.isAbsolute()) {
            throw Refusals.notFound("The given path '%s' is not fully qualified".formatted(location));
        }
        if (!Files.exists(file)) {
            throw Refusals.notFound(
                    "Could not find file for the medium '%s' (VERR_FILE_NOT_FOUND)".formatted(location));
        }
        return model.reopen(file)
                .orElseThrow(() -> Refusals.notFound(
                        "The medium '%s' can't be used as the requested device type (HDD, detected invalid)"
                                .formatted(location)));
    }

    @Override
    public IMedium createMedium(String format, String location, AccessMode accessMode, DeviceType aDeviceTypeType) {
        if (FORMATS.stream().noneMatch(format::equalsIgnoreCase)) {
            throw Refusals.invalidArgument("Invalid medium storage format '%s'".formatted(format));
        }
        Path file = Path.of(location);
        if (!file.isAbsolute()) {
            throw new Fault.Runtime(
                    Fault.Runtime.FILE_ERROR, "The given path '%s' is not fully qualified".formatted(location));
        }
        return new Medium(model, file, format);
    }

    @Override
    public String getExtraData(String key) {
        return model.extraData(key);
    }

    @Override
    public void setExtraData(String key, String value) {
        model.extraData(key, value);
    }
}
