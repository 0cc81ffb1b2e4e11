package app.mooring.virtualbox.api;

public interface IMediumConfigChangedEvent extends IEvent {
    IMedium getMedium();
}
