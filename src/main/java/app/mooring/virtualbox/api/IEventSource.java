package app.mooring.virtualbox.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

public interface IEventSource extends ManagedObject {
    IEventListener createListener();

    void registerListener(IEventListener listener, List<VBoxEventType> interesting, boolean active);

    void unregisterListener(IEventListener listener);

    /// Waits at most `timeout` ms; null when nothing came.
    @Nullable
    IEvent getEvent(IEventListener listener, int timeout);

    void eventProcessed(IEventListener listener, IEvent event);
}
