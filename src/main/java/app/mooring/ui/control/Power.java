package app.mooring.ui.control;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.ui.text.Languages;
import java.util.Locale;
import javafx.beans.value.ObservableValue;

/// Whether a machine runs.
public enum Power {
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

    public static Power of(MachineView machine, LabSnapshot.Host host) {
        if (machine.machine().isEmpty()) {
            return host.webService().answers() ? MISSING : UNKNOWN;
        }
        return of(machine.state());
    }

    /// Of a machine in that state.
    ///
    /// @param state as VirtualBox calls it
    public static Power of(String state) {
        return switch (state) {
            case "Running" -> RUNNING;
            case "PoweredOff" -> OFF;
            case "Saved", "AbortedSaved" -> SAVED;
            case "Aborted" -> ABORTED;
            case "Paused" -> PAUSED;
            case "Stuck" -> STUCK;
            default -> CHANGING;
        };
    }

    /// It in a word.
    public ObservableValue<String> said(Languages languages) {
        return languages.of(Power.class).of("power." + name().toLowerCase(Locale.ROOT));
    }

    /// Whether it can be switched on.
    public boolean isStartable() {
        return this == OFF || this == SAVED || this == ABORTED;
    }

    /// Whether it has power that can be cut.
    public boolean isCuttable() {
        return switch (this) {
            case RUNNING, PAUSED, STUCK, CHANGING -> true;
            case OFF, SAVED, ABORTED, MISSING, UNKNOWN -> false;
        };
    }

    public Tone tone() {
        return switch (this) {
            case RUNNING -> Tone.GOOD;
            case OFF, SAVED, UNKNOWN -> Tone.NEUTRAL;
            case PAUSED, CHANGING -> Tone.WARNING;
            case ABORTED, STUCK, MISSING -> Tone.BAD;
        };
    }
}
