package app.mooring.driver;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.IEvent;
import app.mooring.virtualbox.api.IEventListener;
import app.mooring.virtualbox.api.IEventSource;
import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.api.VBoxEventType;
import app.mooring.virtualbox.soap.Fault;
import java.lang.System.Logger.Level;
import java.util.List;

/// VirtualBox's events, waited for with a passive listener.
final class Events implements AutoCloseable {
    static final List<VBoxEventType> MEDIA =
            List.of(VBoxEventType.OnMediumRegistered, VBoxEventType.OnMediumConfigChanged);
    static final List<VBoxEventType> ATTACHMENTS =
            List.of(VBoxEventType.OnStorageDeviceChanged, VBoxEventType.OnMachineDataChanged);
    static final List<VBoxEventType> SESSIONS =
            List.of(VBoxEventType.OnSessionStateChanged, VBoxEventType.OnMachineStateChanged);

    private static final System.Logger LOG = System.getLogger(Events.class.getName());

    private final IEventSource source;
    private final IEventListener listener;
    private boolean changes;

    private Events(IEventSource source) {
        this.source = source;
        this.listener = source.createListener();
    }

    static Events of(IVirtualBox vbox, List<VBoxEventType> interesting) {
        Events events = new Events(vbox.getEventSource());
        events.source.registerListener(events.listener, interesting, false);
        return events;
    }

    /// Waits at most that long, in ms; whether something came.
    boolean next(int timeout) {
        IEvent event = source.getEvent(listener, timeout);
        if (event == null) {
            return false;
        }
        changes |= event.getType() == VBoxEventType.OnMediumConfigChanged;
        source.eventProcessed(listener, event);
        return true;
    }

    /// Whether a medium that is known already has changed, since this was last asked.
    boolean wereChanges() {
        boolean were = changes;
        changes = false;
        return were;
    }

    @Override
    public void close() {
        try {
            source.unregisterListener(listener);
        } catch (Failure | Fault unreachable) {
            LOG.log(Level.DEBUG, "The listener goes with its session.", unreachable);
        }
    }
}
