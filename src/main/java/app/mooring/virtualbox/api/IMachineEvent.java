package app.mooring.virtualbox.api;

public interface IMachineEvent extends IEvent {
    String getMachineId();
}
