package app.mooring.practice.virtualbox;

import app.mooring.virtualbox.api.IEvent;
import app.mooring.virtualbox.api.IEventListener;
import app.mooring.virtualbox.api.IEventSource;
import app.mooring.virtualbox.api.VBoxEventType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Events for whoever comes and asks for them (passive listeners).
final class EventSource implements ModelObject, IEventSource {
    /// Who lets more pile up is forgotten.
    private static final int MOST = 10_000;

    /// Somebody who listens.
    static final class Listener implements ModelObject, IEventListener {
        private final Set<VBoxEventType> interesting = EnumSet.noneOf(VBoxEventType.class);
        private final Deque<Happened> waiting = new ArrayDeque<>();
    }

    private final VirtualBoxModel model;
    private final List<Listener> listeners = new ArrayList<>();

    EventSource(VirtualBoxModel model) {
        this.model = model;
    }

    void happened(Happened event) {
        for (Listener listener : List.copyOf(listeners)) {
            if (listener.interesting.contains(event.getType()) || listener.interesting.contains(VBoxEventType.Any)) {
                listener.waiting.add(event);
                if (listener.waiting.size() > MOST) {
                    listeners.remove(listener);
                }
            }
        }
    }

    void forget(Listener listener) {
        listeners.remove(listener);
    }

    @Override
    public IEventListener createListener() {
        return new Listener();
    }

    @Override
    public void registerListener(IEventListener listener, List<VBoxEventType> interesting, boolean active) {
        Listener added = (Listener) listener;
        if (active) {
            throw Refusals.notSupported("Only passive listeners can be served");
        }
        added.interesting.clear();
        added.interesting.addAll(interesting);
        if (!listeners.contains(added)) {
            listeners.add(added);
        }
        model.happened(Happened.EventSource::new);
    }

    @Override
    public void unregisterListener(IEventListener listener) {
        require(listener);
        listeners.remove((Listener) listener);
        model.happened(Happened.EventSource::new);
    }

    private Listener require(IEventListener listener) {
        Listener known = (Listener) listener;
        if (!listeners.contains(known)) {
            throw Refusals.notFound("Listener was never registered");
        }
        return known;
    }

    @Override
    public @Nullable IEvent getEvent(IEventListener listener, int timeout) {
        Listener known = require(listener);
        model.await(() -> !known.waiting.isEmpty() || !listeners.contains(known), timeout);
        return known.waiting.poll();
    }

    @Override
    public void eventProcessed(IEventListener listener, IEvent event) {
        require(listener);
    }
}
