package app.mooring.virtualbox.api;

public interface IMachineStateChangedEvent extends IEvent {
    MachineState getState();
}
