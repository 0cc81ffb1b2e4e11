package app.mooring.virtualbox.soap;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.IEvent;
import app.mooring.virtualbox.api.IEventListener;
import app.mooring.virtualbox.api.IEventSource;
import app.mooring.virtualbox.api.VBoxEventType;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Listens to what happens in VirtualBox. Every listener of every client causes `OnEventSourceChanged`: do not
/// ask for that one.
public final class Events {
    /// Milliseconds that one call waits for an event: an interrupt ends it earlier.
    private static final int WAIT = 1000;

    private final WebService service;
    private final List<VBoxEventType> interesting;

    /// An event as it came.
    ///
    /// @param session what its objects belong to
    public record Happened(Session session, VBoxEventType type, IEvent event) {
        /// The event under the interface that its type has.
        public <E extends IEvent> E as(Class<E> kind) {
            return session.as(kind, event);
        }
    }

    private record Listening(Session session, IEventSource source, IEventListener listener) {}

    public Events(WebService service, List<VBoxEventType> interesting) {
        this.service = service;
        this.interesting = List.copyOf(interesting);
    }

    /// Listens on this thread, best a virtual one, until it is interrupted. Events may be lost when it ends
    /// with a failure (`virtualbox.*`; `virtualbox.session` when the web session ended): listen anew and look
    /// at everything.
    ///
    /// @param listening told once events are being kept: what is looked at from then on misses nothing
    /// @param consumer told in the order of events, on this thread; what it throws ends the listening
    public void run(Runnable listening, Consumer<Happened> consumer) {
        try {
            Listening registered = service.call(this::register);
            try {
                listening.run();
                while (!Thread.currentThread().isInterrupted()) {
                    Happened happened = next(registered);
                    if (happened != null) {
                        consumer.accept(happened);
                        processed(registered, happened);
                    }
                }
            } finally {
                Uninterrupted.attempt(() -> registered.source().unregisterListener(registered.listener()));
            }
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.CANCELLED) {
                throw failure;
            }
        }
    }

    private Listening register(Session session) {
        IEventSource source = session.vbox().getEventSource();
        IEventListener listener = source.createListener();
        source.registerListener(listener, interesting, false);
        return new Listening(session, source, listener);
    }

    private @Nullable Happened next(Listening registered) {
        try {
            IEvent event = registered.source().getEvent(registered.listener(), WAIT);
            return event == null ? null : new Happened(registered.session(), event.getType(), event);
        } catch (Fault fault) {
            throw ended(fault);
        }
    }

    private void processed(Listening registered, Happened happened) {
        try {
            registered.source().eventProcessed(registered.listener(), happened.event());
        } catch (Fault fault) {
            throw ended(fault);
        }
    }

    private Failure ended(Fault fault) {
        return Failure.because(fault, "virtualbox.session", service.endpoint().url());
    }
}
