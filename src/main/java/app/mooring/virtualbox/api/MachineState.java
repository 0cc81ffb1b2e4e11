package app.mooring.virtualbox.api;

/// As on the wire.
public enum MachineState {
    Null,
    PoweredOff,
    Saved,
    Teleported,
    Aborted,
    AbortedSaved,
    Running,
    Paused,
    Stuck,
    Teleporting,
    LiveSnapshotting,
    Starting,
    Stopping,
    Saving,
    Restoring,
    TeleportingPausedVM,
    TeleportingIn,
    DeletingSnapshotOnline,
    DeletingSnapshotPaused,
    OnlineSnapshotting,
    RestoringSnapshot,
    DeletingSnapshot,
    SettingUp,
    Snapshotting
}
