package app.mooring.ui.harbour;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.ui.control.Tone;

/// Whether a machine runs.
enum Power {
    RUNNING,
    OFF,
    SAVED,
    ABORTED,
    PAUSED,
    STUCK,
    /// It is on the way from one to another.
    CHANGING,
    /// VirtualBox has none of that name.
    MISSING,
    /// VirtualBox was not heard.
    UNKNOWN;

    static Power of(MachineView machine, LabSnapshot.Host host) {
        if (machine.machine().isEmpty()) {
            return host.webService().answers() ? MISSING : UNKNOWN;
        }
        return switch (machine.state()) {
            case "Running" -> RUNNING;
            case "PoweredOff" -> OFF;
            case "Saved", "AbortedSaved" -> SAVED;
            case "Aborted" -> ABORTED;
            case "Paused" -> PAUSED;
            case "Stuck" -> STUCK;
            default -> CHANGING;
        };
    }

    /// Whether it can be switched on.
    boolean isStartable() {
        return this == OFF || this == SAVED || this == ABORTED;
    }

    Tone tone() {
        return switch (this) {
            case RUNNING -> Tone.GOOD;
            case OFF, SAVED, UNKNOWN -> Tone.NEUTRAL;
            case PAUSED, CHANGING -> Tone.WARNING;
            case ABORTED, STUCK, MISSING -> Tone.BAD;
        };
    }
}
