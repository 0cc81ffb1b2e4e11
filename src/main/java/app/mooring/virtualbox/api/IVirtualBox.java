package app.mooring.virtualbox.api;

import java.util.List;

public interface IVirtualBox extends ManagedObject {
    String getVersion();

    String getAPIVersion();

    String getHomeFolder();

    List<IMachine> getMachines();

    List<IMedium> getHardDisks();

    ISystemProperties getSystemProperties();

    IEventSource getEventSource();

    IMachine findMachine(String nameOrId);

    List<MachineState> getMachineStates(List<IMachine> machines);

    /// A medium that is registered already is found by its UUID or location as well.
    IMedium openMedium(String location, DeviceType deviceType, AccessMode accessMode, boolean forceNewUuid);

    /// (The last element is really called `aDeviceTypeType` in the WSDL.)
    IMedium createMedium(String format, String location, AccessMode accessMode, DeviceType aDeviceTypeType);

    String getExtraData(String key);

    void setExtraData(String key, String value);
}
