package app.mooring.virtualbox.api;

public interface IMediumRegisteredEvent extends IEvent {
    String getMediumId();

    boolean getRegistered();
}
