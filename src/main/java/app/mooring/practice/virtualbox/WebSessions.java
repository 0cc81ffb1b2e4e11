package app.mooring.practice.virtualbox;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.ISession;
import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.api.IWebsessionManager;
import app.mooring.virtualbox.api.ManagedObject;
import app.mooring.virtualbox.soap.Codec;
import app.mooring.virtualbox.soap.Fault;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The calls of one web service process, and the web sessions they belong to. Thread-safe: calls run one after
/// the other under the model's lock, except while they wait.
final class WebSessions {
    /// @param status HTTP's
    @SuppressWarnings("ArrayRecordComponent") // handed on once
    record Answer(int status, byte[] body) {}

    private static final System.Logger LOG = System.getLogger(WebSessions.class.getName());

    private final VirtualBoxModel model;
    private final Duration idle;
    private final String authLibrary;
    private final Map<String, WebSession> sessions = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Codec codec = new Codec(this::object);
    private final List<SessionObject> locks = new ArrayList<>();
    private @Nullable WebSession asked;

    private record Manager(WebSessions door) implements IWebsessionManager {
        @Override
        public IVirtualBox logon(@Nullable String username, @Nullable String password) {
            return door.logon(Objects.requireNonNullElse(username, ""), Objects.requireNonNullElse(password, ""));
        }

        @Override
        public ISession getSessionObject(IVirtualBox refIVirtualBox) {
            var session = new SessionObject(door.model);
            door.locks.add(session);
            return session;
        }

        @Override
        public void logoff(IVirtualBox refIVirtualBox) {
            door.end(WebSession.CURRENT.get());
        }
    }

    /// @param idle after that long without a call a web session is over; zero: never
    WebSessions(VirtualBoxModel model, Duration idle, String authLibrary) {
        this.model = model;
        this.idle = idle;
        this.authLibrary = authLibrary;
    }

    Answer answer(byte[] message) {
        return model.locked(() -> {
            expire();
            try {
                return new Answer(200, call(message));
            } catch (Fault fault) {
                return new Answer(500, codec.fault(fault));
            } catch (Failure | IllegalArgumentException senseless) {
                LOG.log(System.Logger.Level.DEBUG, "A request that makes no sense", senseless);
                return new Answer(500, codec.fault(new Fault.Runtime(Fault.Runtime.FAIL, "not a request")));
            }
        });
    }

    private byte[] call(byte[] message) {
        asked = null;
        Codec.Request request = codec.readRequest(message);
        String self = request.self();
        if (self == null) {
            return manage(request);
        }
        WebSession session = session(self);
        ManagedObject object = session.object(self.strip());
        if (!request.method().getDeclaringClass().isInstance(object)) {
            throw new Fault.InvalidObject(self);
        }
        return answer(session, object, request);
    }

    private byte[] manage(Codec.Request request) {
        WebSession session = asked;
        if (request.method().getName().equals("logon")) {
            session = new WebSession(random.nextLong());
        } else if (session == null && request.method().getName().equals("logoff")) {
            return codec.answer(request.method(), null); // who is not there is off
        } else if (session == null) {
            throw new Fault.InvalidObject("");
        }
        return answer(session, new Manager(this), request);
    }

    private byte[] answer(WebSession session, Object object, Codec.Request request) {
        return ScopedValue.where(WebSession.CURRENT, session)
                .call(() -> codec.answer(request.method(), invoke(object, request)));
    }

    private static @Nullable Object invoke(Object object, Codec.Request request) {
        try {
            return request.method().invoke(object, request.arguments().toArray());
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private IVirtualBox logon(String user, String password) {
        boolean letIn = switch (authLibrary) {
            case "null" -> true;
            case "VBoxAuthSimple" ->
                model.extraData("VBoxAuthSimple/users/" + user).equalsIgnoreCase(sha256(password));
            default -> false;
        };
        if (!letIn || (authLibrary.equals("VBoxAuthSimple") && user.isEmpty())) {
            throw Refusals.fail("Authentication failed");
        }
        WebSession session = WebSession.CURRENT.get();
        sessions.put(session.prefix(), session);
        return new VirtualBoxObject(model);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A log-on that is over may be logged off: [#asked] is null then.
    private <E extends ManagedObject> E object(Class<E> type, String reference) {
        WebSession session = sessions.get(prefix(reference));
        if (session == null && type == IVirtualBox.class) {
            return type.cast(new VirtualBoxObject(model));
        }
        ManagedObject object = session(reference).object(reference);
        if (!type.isInstance(object)) {
            throw new Fault.InvalidObject(reference);
        }
        asked = session;
        return type.cast(object);
    }

    private static String prefix(String reference) {
        return reference.strip().split("-", 2)[0];
    }

    private WebSession session(String reference) {
        WebSession session = sessions.get(prefix(reference));
        if (session == null) {
            throw new Fault.InvalidObject(reference);
        }
        return session;
    }

    private void expire() {
        if (idle.isPositive()) {
            List.copyOf(sessions.values()).stream()
                    .filter(session -> session.isIdleFor(idle.toNanos()))
                    .forEach(this::end);
        }
    }

    /// All of them are over, as after a long while without a call.
    void expireAll() {
        model.locked(() -> {
            List.copyOf(sessions.values()).forEach(this::end);
            return true;
        });
    }

    /// The process is gone, and what was locked through it is unlocked: locks outlive their web session, but
    /// not it.
    void close() {
        model.locked(() -> {
            expireAll();
            locks.forEach(SessionObject::release);
            return true;
        });
    }

    private void end(WebSession session) {
        sessions.remove(session.prefix());
        session.all(EventSource.Listener.class).forEach(model.events()::forget);
        model.changed();
    }
}
