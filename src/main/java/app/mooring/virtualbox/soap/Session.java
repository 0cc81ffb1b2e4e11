package app.mooring.virtualbox.soap;

import app.mooring.virtualbox.api.ISession;
import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.api.IWebsessionManager;
import app.mooring.virtualbox.api.ManagedObject;

/// A web session: every reference belongs to one and ends with it. Thread-safe. Not to be confused with
/// [ISession], which is a lock on a machine. Its objects' calls end in a [Fault] or in a failure
/// `virtualbox.*`.
public final class Session {
    private final Wire wire;
    private final IVirtualBox vbox;

    Session(Wire wire, IVirtualBox vbox) {
        this.wire = wire;
        this.vbox = vbox;
    }

    public IVirtualBox vbox() {
        return vbox;
    }

    public IWebsessionManager manager() {
        return wire.manager();
    }

    /// A new one, that locks nothing yet.
    public ISession newSession() {
        return manager().getSessionObject(vbox);
    }

    /// The same object under another of its interfaces, as with events. No call: whether it has that interface
    /// shows when it is used.
    public <E extends ManagedObject> E as(Class<E> type, ManagedObject object) {
        return wire.object(type, object.reference());
    }
}
