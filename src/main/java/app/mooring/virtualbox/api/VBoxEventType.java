package app.mooring.virtualbox.api;

/// As on the wire.
public enum VBoxEventType {
    Invalid,
    Any,
    OnMachineStateChanged,
    OnMachineDataChanged,
    OnMachineRegistered,
    OnSessionStateChanged,
    OnStorageControllerChanged,
    OnStorageDeviceChanged,
    OnMediumChanged,
    OnMediumRegistered,
    OnMediumConfigChanged,
    OnEventSourceChanged
}
