package app.mooring.virtualbox.soap;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.IEventSource;
import app.mooring.virtualbox.api.IWebsessionManager;
import app.mooring.virtualbox.api.ManagedObject;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Calls over HTTP, and the objects whose methods are such calls.
final class Wire implements AutoCloseable {
    /// More connections at once make every call slower.
    private static final int AT_ONCE = 8;

    private static final long SOON = Duration.ofSeconds(2).toNanos();

    private final Endpoint endpoint;
    private final HttpClient http;
    private final Codec codec = new Codec(this::object);
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    Wire(Endpoint endpoint) {
        this.endpoint = endpoint;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(endpoint.connectTimeout());
        endpoint.certificate().map(Pin::context).ifPresent(builder::sslContext);
        http = builder.build();
    }

    IWebsessionManager manager() {
        return proxy(IWebsessionManager.class, null);
    }

    <E extends ManagedObject> E object(Class<E> type, String reference) {
        return proxy(type, reference);
    }

    private <E> E proxy(Class<E> type, @Nullable String reference) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            List<@Nullable Object> values = arguments == null ? List.of() : Arrays.asList(arguments);
            if (method.getDeclaringClass() == Object.class || method.getDeclaringClass() == ManagedObject.class) {
                return switch (method.getName()) {
                    case "reference" -> reference;
                    case "equals" -> same(reference, values.getFirst());
                    case "hashCode" -> Objects.hashCode(reference);
                    default -> type.getSimpleName() + ' ' + reference;
                };
            }
            return call(method, reference, values);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static boolean same(@Nullable String reference, @Nullable Object other) {
        return reference == null
                ? other instanceof IWebsessionManager
                : other instanceof ManagedObject object && object.reference().equals(reference);
    }

    private @Nullable Object call(Method method, @Nullable String self, List<@Nullable Object> arguments) {
        HttpRequest request = HttpRequest.newBuilder(endpoint.url())
                .timeout(endpoint.requestTimeout())
                .header("Content-Type", "text/xml; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(codec.request(method, self, arguments)))
                .build();
        HttpResponse<byte[]> response = send(request, onlyAsks(method));
        return switch (response.statusCode()) {
            case 200, 500 -> codec.readAnswer(method, response.body());
            default -> throw Failure.failed("virtualbox.protocol", "HTTP status " + response.statusCode());
        };
    }

    /// Whether it makes no difference how often the web service carries it out. What [IWebsessionManager] gets is a new
    /// object each time, and what [IEventSource] gets is taken out of a queue.
    private static boolean onlyAsks(Method method) {
        return (method.getName().startsWith("get") || method.getName().startsWith("find"))
                && method.getDeclaringClass() != IWebsessionManager.class
                && method.getDeclaringClass() != IEventSource.class;
    }

    private HttpResponse<byte[]> send(HttpRequest request, boolean onlyAsks) {
        try {
            turns.acquire();
            try {
                return onlyAsks ? ask(request) : answer(request);
            } finally {
                turns.release();
            }
        } catch (InterruptedException interrupted) {
            throw Failure.cancelled(interrupted);
        } catch (IOException failed) {
            if (caused(failed, CertificateException.class)) {
                throw Failure.because(failed, "virtualbox.certificate", endpoint.url());
            }
            throw Failure.because(failed, "virtualbox.unreachable", endpoint.url(), reason(failed));
        }
    }

    private HttpResponse<byte[]> answer(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /// Asks once more where the connection was lost at once: one that was kept may be gone when it is used again, and
    /// the
    /// JDK may lose the answer that comes on it (JDK-8357639). It repeats no POST, which may have been carried out.
    /// What was waited for is not waited for twice: who asks counts on [Endpoint#requestTimeout].
    private HttpResponse<byte[]> ask(HttpRequest request) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        try {
            return answer(request);
        } catch (HttpTimeoutException | ConnectException | SSLException failed) {
            throw failed;
        } catch (IOException lost) {
            if (System.nanoTime() - begun > SOON) {
                throw lost;
            }
            try {
                return answer(request);
            } catch (IOException again) {
                again.addSuppressed(lost);
                throw again;
            }
        }
    }

    private static boolean caused(Throwable failed, Class<? extends Throwable> by) {
        for (Throwable at = failed; at != null; at = at.getCause()) {
            if (by.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    /// The JDK says why in the cause, if at all.
    private static String reason(IOException failed) {
        if (failed instanceof HttpTimeoutException) {
            return "no answer in time";
        }
        if (caused(failed, UnresolvedAddressException.class)) {
            return "unknown host";
        }
        for (Throwable at = failed; at != null; at = at.getCause()) {
            if (at.getMessage() != null) {
                return at.getMessage();
            }
        }
        return "connection refused";
    }

    /// Calls still running end as unreachable.
    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
