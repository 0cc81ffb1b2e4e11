package app.mooring.ui.move;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.ui.control.Power;

/// What may be lost when a disk is taken from a machine, as far as can be seen.
public enum Risk {
    /// The machine runs, and its guest says whether something uses it.
    NONE,
    /// It is off: what it had not written is not on the disk.
    UNWRITTEN,
    /// Nobody can be asked.
    UNKNOWN;

    /// Whether the machine may be off, for all that is known.
    public boolean mayBeOff() {
        return this != NONE;
    }

    public static Risk of(LabSnapshot seen, String machine) {
        return seen.machine(machine).map(view -> of(view, seen.host())).orElse(UNKNOWN);
    }

    private static Risk of(MachineView view, LabSnapshot.Host host) {
        return switch (Power.of(view, host)) {
            case OFF, ABORTED -> UNWRITTEN;
            case RUNNING -> view.guest().reach().answers() ? NONE : UNKNOWN;
            case SAVED, PAUSED, STUCK, CHANGING, MISSING, UNKNOWN -> UNKNOWN;
        };
    }
}
