package app.mooring.virtualbox.api;

/// An object of the web service, known by a reference. The reference lives as long as the web session.
public interface ManagedObject {
    /// The managed object reference, as on the wire. No call.
    String reference();
}
