package app.mooring.practice.virtualbox;

import app.mooring.virtualbox.api.ManagedObject;
import app.mooring.virtualbox.soap.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one log-on may refer to. Thread-safe.
final class WebSession {
    /// The web session of the call that is being answered.
    static final ScopedValue<WebSession> CURRENT = ScopedValue.newInstance();

    private final long id;
    private final Map<Object, String> references = new HashMap<>();
    private final Map<String, ManagedObject> objects = new HashMap<>();
    private long usedNanos = System.nanoTime();
    private long count;

    WebSession(long id) {
        this.id = id;
    }

    /// The first half of all its references.
    String prefix() {
        return "%016x".formatted(id);
    }

    synchronized String referenceOf(ManagedObject object) {
        return references.computeIfAbsent(object, _ -> {
            String reference = "%s-%016x".formatted(prefix(), ++count);
            objects.put(reference, object);
            return reference;
        });
    }

    /// Looking something up keeps the session alive.
    synchronized ManagedObject object(String reference) {
        ManagedObject object = objects.get(reference);
        if (object == null) {
            throw new Fault.InvalidObject(reference);
        }
        usedNanos = System.nanoTime();
        return object;
    }

    synchronized boolean isIdleFor(long nanos) {
        return System.nanoTime() - usedNanos > nanos;
    }

    /// What it refers to, of that kind.
    synchronized <E> List<E> all(Class<E> type) {
        return objects.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
