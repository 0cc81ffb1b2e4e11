package app.mooring.virtualbox.api;

public interface IEventListener extends ManagedObject {}
