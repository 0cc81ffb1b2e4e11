package app.mooring.ui.work;

/// A page of the window.
public enum Place {
    HARBOUR,
    VOLUMES,
    MACHINES,
    GUESTS,
    WEB_SERVICE,
    SETUP,
    DEMO,
    ACTIVITY,
    SETTINGS
}
