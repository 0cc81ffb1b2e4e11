package app.mooring.virtualbox.api;

/// As on the wire.
public enum DeviceType {
    Null,
    Floppy,
    DVD,
    HardDisk,
    Network,
    USB,
    SharedFolder,
    Graphics3D,
    End
}
