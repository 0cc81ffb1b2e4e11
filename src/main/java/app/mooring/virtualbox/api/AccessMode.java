package app.mooring.virtualbox.api;

/// As on the wire.
public enum AccessMode {
    ReadOnly,
    ReadWrite
}
