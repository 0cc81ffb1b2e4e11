package app.mooring.virtualbox.api;

/// An event. What it tells beyond its type is asked through the interface of that type, on the same reference:
/// a codec makes those with [ManagedObject#reference()].
public interface IEvent extends ManagedObject {
    VBoxEventType getType();
}
