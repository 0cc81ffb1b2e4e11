package app.mooring.lab;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.VBoxEventType;
import app.mooring.virtualbox.soap.Fault;
import app.mooring.virtualbox.soap.MachineLock;
import app.mooring.virtualbox.soap.Session;
import app.mooring.virtualbox.soap.Unit;
import app.mooring.virtualbox.soap.WebService;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way to VirtualBox, over which every fault of it becomes a failure.
public final class Door {
    /// How long another's lock on a machine is waited for.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Milliseconds. Short, since one long call does not keep the web session alive.
    private static final int EVENT_WAIT = 1000;

    private Door() {}

    /// [WebService#call]. Failures: `virtualbox.operation` with what VirtualBox says, `virtualbox.session`.
    public static <T extends @Nullable Object> T call(WebService virtualBox, Unit<T> unit) {
        try {
            return virtualBox.call(unit);
        } catch (Fault.Runtime refused) {
            throw Failure.because(refused, "virtualbox.operation", refused.text());
        } catch (Fault.InvalidObject over) {
            throw Failure.because(
                    over, "virtualbox.session", virtualBox.endpoint().url());
        }
    }

    /// Locks the machine. Somebody else may have its lock for a moment: a guest's driver, a settings dialog.
    /// Failures: `lab.locked` when they keep it.
    static MachineLock lock(Session session, IMachine machine, LockType type) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var source = session.vbox().getEventSource();
        var listener = source.createListener();
        source.registerListener(
                listener, List.of(VBoxEventType.OnSessionStateChanged, VBoxEventType.OnMachineStateChanged), false);
        try {
            while (true) {
                try {
                    return MachineLock.lock(session, machine, type);
                } catch (Fault.Runtime refused) {
                    long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                    if (!isLocked(refused)) {
                        throw refused;
                    }
                    if (left <= 0) {
                        throw Failure.refused("lab.locked", machine.getName());
                    }
                    var event = source.getEvent(listener, (int) Math.min(left, EVENT_WAIT));
                    if (event != null) {
                        source.eventProcessed(listener, event);
                    }
                }
            }
        } finally {
            source.unregisterListener(listener);
        }
    }

    private static boolean isLocked(Fault.Runtime refused) {
        return refused.is(Fault.Runtime.INVALID_OBJECT_STATE) || refused.is(Fault.Runtime.INVALID_SESSION_STATE);
    }
}
