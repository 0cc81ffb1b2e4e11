package app.mooring.practice.virtualbox;

import app.mooring.virtualbox.api.ManagedObject;

/// An object that clients may refer to. Its reference is the one of the web session that asks; equal objects
/// have the same one.
interface ModelObject extends ManagedObject {
    @Override
    default String reference() {
        return WebSession.CURRENT.get().referenceOf(this);
    }
}
