package app.mooring.ui.machines;

import app.mooring.lab.LabSnapshot.MachineView;

/// What can be done with a machine's power.
enum Power {
    ON,
    OFF,
    /// Its memory is kept: it can be started, but its storage cannot be changed.
    SAVED,
    /// Neither on nor off, such as while it starts.
    BETWEEN,
    /// VirtualBox has none of that name, or does not answer.
    UNKNOWN;

    static Power of(MachineView machine) {
        return switch (machine.state()) {
            case "Running" -> ON;
            case "PoweredOff", "Aborted" -> OFF;
            case "Saved", "AbortedSaved" -> SAVED;
            case "Unknown" -> UNKNOWN;
            default -> BETWEEN;
        };
    }

    boolean startable() {
        return this == OFF || this == SAVED;
    }
}
