package app.mooring.virtualbox.api;

public interface IMachineStateChangedEvent extends IMachineEvent {
    MachineState getState();
}
