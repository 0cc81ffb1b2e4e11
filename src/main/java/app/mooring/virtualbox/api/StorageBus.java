package app.mooring.virtualbox.api;

/// As on the wire.
public enum StorageBus {
    Null,
    IDE,
    SATA,
    SCSI,
    Floppy,
    SAS,
    USB,
    PCIe,
    VirtioSCSI
}
