package app.mooring.virtualbox.api;

public interface IMachineStateChangedEvent extends IEvent {
    String getMachineId();

    MachineState getState();
}
