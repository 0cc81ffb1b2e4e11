package app.mooring.docker;

import app.mooring.ssh.Command;
import app.mooring.ssh.GuestShell;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final CloseableHttpClient client;

    /// @param dial the command whose input and output are the engine's socket
    DialHttpClient(GuestShell shell, Command dial) {
        var operator = new DefaultHttpClientConnectionOperator(
                _ -> new DialSocket(shell, dial), null, new NoDns(), _ -> null);
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
        try {
            return new EngineResponse(http, client.executeOpen(ENGINE, http, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private record EngineResponse(HttpUriRequestBase request, ClassicHttpResponse response) implements Response {
        @Override
        public int getStatusCode() {
            return response.getCode();
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return Arrays.stream(response.getHeaders())
                    .collect(Collectors.groupingBy(
                            Header::getName,
                            HashMap::new,
                            Collectors.mapping(Header::getValue, Collectors.toList())));
        }

        @Override
        public InputStream getBody() {
            try {
                return response.getEntity() == null
                        ? InputStream.nullInputStream()
                        : response.getEntity().getContent();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Gives up what was not read: a followed log has no end.
        @Override
        public void close() {
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
