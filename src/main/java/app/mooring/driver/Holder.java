package app.mooring.driver;

import app.mooring.virtualbox.api.MachineState;

/// A machine that a medium is attached to.
///
/// @param alive whether it said itself that it lives, whatever its state is for VirtualBox
public record Holder(String id, String name, MachineState state, boolean alive) {
    public Holder(String id, String name, MachineState state) {
        this(id, name, state, false);
    }

    /// Whether nothing of that machine runs or will go on where it stopped: a saved machine has the disk's
    /// content in its memory.
    public boolean isOff() {
        return isOffForVirtualBox() && !alive;
    }

    boolean isOffForVirtualBox() {
        return state == MachineState.PoweredOff || state == MachineState.Aborted;
    }
}
