package app.mooring.virtualbox.api;

import java.util.List;

public interface IMachine extends ManagedObject {
    String getId();

    String getName();

    boolean getAccessible();

    MachineState getState();

    SessionState getSessionState();

    String getSettingsFilePath();

    List<IStorageController> getStorageControllers();

    IStorageController getStorageControllerByName(String name);

    IStorageController addStorageController(String name, StorageBus connectionType);

    /// Detaches what is on it. Not while the machine runs.
    void removeStorageController(String name);

    List<IMediumAttachment> getMediumAttachments();

    List<IMediumAttachment> getMediumAttachmentsOfController(String name);

    INetworkAdapter getNetworkAdapter(int slot);

    void lockMachine(ISession session, LockType lockType);

    IProgress launchVMProcess(ISession session, String name, List<String> environmentChanges);

    void attachDevice(String name, int controllerPort, int device, DeviceType type, IMedium medium);

    void detachDevice(String name, int controllerPort, int device);

    void setHotPluggableForDevice(String name, int controllerPort, int device, boolean hotPluggable);

    void saveSettings();

    void discardSettings();
}
