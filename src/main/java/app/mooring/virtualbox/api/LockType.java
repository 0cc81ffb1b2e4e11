package app.mooring.virtualbox.api;

/// As on the wire.
public enum LockType {
    Null,
    Shared,
    Write,
    VM
}
