package app.mooring.virtualbox.soap;

import org.jspecify.annotations.Nullable;

/// Work within one web session. Everything it touches it looks up itself, since references die with the
/// session; and it may be run a second time, from its beginning, when the session turns out to be over.
@FunctionalInterface
public interface Unit<T extends @Nullable Object> {
    T run(Session session);
}
