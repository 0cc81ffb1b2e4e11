package app.mooring.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// docker-java's transport over SSH channels: one channel per request, so that none grows stale between them.
final class DialHttpClient implements DockerHttpClient {
    /// Fewer than a guest's SSH server allows sessions, so that commands find one too.
    private static final int CONNECTIONS = 6;

    private static final HttpHost ENGINE = new HttpHost("http", "docker", 80);

    /// Nothing is looked up: an SSH channel needs no address.
    private static final class NoDns implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) {
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }

        @Override
        public List<InetSocketAddress> resolve(String host, int port) {
            return List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }

    private final String name;
    private final Function<String, Optional<Duration>> limits;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor clock;

    /// @param name what sentences call the guest
    /// @param limits the time a request has, by its path and query; empty: as long as it takes
    DialHttpClient(String name, Dial dial, Function<String, Optional<Duration>> limits) {
        this(
                name,
                dial,
                limits,
                new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().factory()));
    }

    /// @param clock what tells that a time is over; closed with this
    DialHttpClient(
            String name, Dial dial, Function<String, Optional<Duration>> limits, ScheduledThreadPoolExecutor clock) {
        this.name = name;
        this.limits = limits;
        this.clock = clock;
        clock.setRemoveOnCancelPolicy(true);
        var operator = new DefaultHttpClientConnectionOperator(_ -> new DialSocket(dial), null, new NoDns(), _ -> null);
        HttpConnectionFactory<ManagedHttpClientConnection> factory = ManagedHttpClientConnectionFactory.INSTANCE;
        var connections = new PoolingHttpClientConnectionManager(
                operator, PoolConcurrencyPolicy.STRICT, PoolReusePolicy.LIFO, TimeValue.NEG_ONE_MILLISECOND, factory);
        connections.setMaxTotal(CONNECTIONS);
        connections.setDefaultMaxPerRoute(CONNECTIONS);
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((_, _, _) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.ofMinutes(2))
                        .setResponseTimeout(Timeout.DISABLED)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .build();
    }

    @Override
    public Response execute(Request request) {
        if (request.hijackedInput() != null) {
            throw new UnsupportedOperationException("no input to a container");
        }
        var http = new HttpUriRequestBase(request.method(), URI.create(ENGINE.toURI() + request.path()));
        request.headers().forEach(http::setHeader);
        byte[] bytes = request.bodyBytes();
        InputStream body = request.body();
        if (bytes != null) {
            http.setEntity(new ByteArrayEntity(bytes, ContentType.APPLICATION_JSON));
        } else if (body != null) {
            http.setEntity(new InputStreamEntity(body, ContentType.APPLICATION_OCTET_STREAM));
        }
        String called = request.method() + " " + Limits.path(request.path());
        Watch watch = new Watch(name, called, limits.apply(request.path()), clock, http::abort);
        try {
            return new EngineResponse(http, client.executeOpen(ENGINE, http, null), watch);
        } catch (IOException e) {
            watch.close();
            watch.check();
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        clock.shutdownNow();
    }

    private record EngineResponse(HttpUriRequestBase request, ClassicHttpResponse response, Watch watch)
            implements Response {
        @Override
        public int getStatusCode() {
            return response.getCode();
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return Arrays.stream(response.getHeaders())
                    .collect(Collectors.groupingBy(
                            Header::getName, HashMap::new, Collectors.mapping(Header::getValue, Collectors.toList())));
        }

        @Override
        public InputStream getBody() {
            try {
                InputStream body = response.getEntity() == null
                        ? InputStream.nullInputStream()
                        : response.getEntity().getContent();
                return watch.guard(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Gives up what was not read: a followed log has no end.
        @Override
        public void close() {
            watch.close();
            request.abort();
            try {
                response.close();
            } catch (IOException e) {
                // It is given up.
            }
        }

        @Override
        public @Nullable String getHeader(String name) {
            Header header = response.getFirstHeader(name);
            return header == null ? null : header.getValue();
        }
    }
}
