package app.mooring.virtualbox.api;

/// As on the wire.
public enum SessionState {
    Null,
    Unlocked,
    Locked,
    Spawning,
    Unlocking
}
