package app.mooring.driver;

import app.mooring.virtualbox.api.ISession;
import app.mooring.virtualbox.api.IVirtualBox;
import java.util.function.Supplier;

/// The door to VirtualBox's web service: runs a unit of work within a web session.
@FunctionalInterface
public interface Calls {
    <T> T call(Unit<T> unit);

    /// References live no longer than the unit runs. When the web session has expired it may be run again, from
    /// its beginning.
    @FunctionalInterface
    interface Unit<T> {
        T run(IVirtualBox vbox, Supplier<ISession> newSession);
    }
}
