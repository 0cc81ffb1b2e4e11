package app.mooring.driver;

import app.mooring.virtualbox.api.MachineState;

/// A machine that a medium is attached to.
public record Holder(String id, String name, MachineState state) {
    /// Whether nothing of that machine runs or will go on where it stopped: a saved machine has the disk's content
    /// in its memory.
    public boolean isOff() {
        return state == MachineState.PoweredOff || state == MachineState.Aborted;
    }
}
