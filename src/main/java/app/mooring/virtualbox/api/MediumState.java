package app.mooring.virtualbox.api;

/// As on the wire.
public enum MediumState {
    NotCreated,
    Created,
    LockedRead,
    LockedWrite,
    Inaccessible,
    Creating,
    Deleting
}
