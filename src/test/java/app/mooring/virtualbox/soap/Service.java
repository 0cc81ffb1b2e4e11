package app.mooring.virtualbox.soap;

import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.api.IWebsessionManager;
import app.mooring.virtualbox.api.ManagedObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A web service for tests: web sessions with a password, and whatever its operations are set to answer.
public final class Service implements AutoCloseable {
    public static final String PASSWORD = "let me in";

    @FunctionalInterface
    public interface Operation {
        @Nullable
        Object answer(Codec.Request request) throws InterruptedException;
    }

    final List<String> sessions = new CopyOnWriteArrayList<>();
    final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
    private final Set<String> objects = ConcurrentHashMap.newKeySet();
    private final Map<String, Operation> operations = new ConcurrentHashMap<>();
    private final AtomicInteger logons = new AtomicInteger();
    private final Codec codec = new Codec(this::object);
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String scheme;

    public Service(Optional<SSLContext> tls) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        if (tls.isPresent()) {
            HttpsServer https = HttpsServer.create(address, 0);
            https.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
            server = https;
        } else {
            server = HttpServer.create(address, 0);
        }
        scheme = tls.isPresent() ? "https" : "http";
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
        on("IVirtualBox_getVersion", _ -> "7.2.22");
    }

    public URI url() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    public void on(String operation, Operation answer) {
        operations.put(operation, answer);
    }

    /// An object of the service, known until its web sessions expire.
    public <E extends ManagedObject> E known(Class<E> type, String reference) {
        objects.add(reference);
        return object(type, reference);
    }

    public void expire() {
        sessions.clear();
        objects.clear();
    }

    public long count(String operation) {
        return calls.stream().filter(operation::equals).count();
    }

    private <E extends ManagedObject> E object(Class<E> type, String reference) {
        check(reference);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> reference));
    }

    private void check(String reference) {
        if (!sessions.contains(reference) && !objects.contains(reference)) {
            throw new Fault.InvalidObject(reference);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] answer;
            int status = 200;
            try {
                answer = answer(exchange.getRequestBody().readAllBytes());
            } catch (Fault fault) {
                answer = codec.fault(fault);
                status = 500;
            }
            exchange.getResponseHeaders().add("Content-Type", "text/xml; charset=utf-8");
            if (scheme.equals("http")) {
                // The JDK's client may lose the answer that comes on a connection it kept: JDK-8357639.
                exchange.getResponseHeaders().add("Connection", "close");
            }
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private byte[] answer(byte[] message) {
        Codec.Request request = codec.readRequest(message);
        String operation = Codec.operation(request.method());
        calls.add(operation);
        if (request.self() != null) {
            check(request.self());
        }
        if (request.method().getDeclaringClass() == IWebsessionManager.class && !operation.endsWith("SessionObject")) {
            return codec.answer(request.method(), login(request));
        }
        try {
            return codec.answer(request.method(), operations.get(operation).answer(request));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private @Nullable IVirtualBox login(Codec.Request request) {
        if (request.method().getName().equals("logoff")) {
            sessions.remove(((ManagedObject) request.arguments().getFirst()).reference());
            return null;
        }
        if (!request.arguments().equals(List.of("captain", PASSWORD))) {
            throw new Fault.Runtime(Fault.Runtime.FAIL, "no");
        }
        String session = "vbox-" + logons.incrementAndGet();
        sessions.add(session);
        return object(IVirtualBox.class, session);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
