package app.mooring.driver;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.HostPort;

/// The plugin's HTTP server, on a Unix socket that only its owner may use.
public final class PluginServer implements AutoCloseable {
    private static final String CONTENT_TYPE = "application/vnd.docker.plugins.v1.1+json";
    private static final int MOST = 1 << 20;

    /// Beyond what Docker waits for.
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Path socket;
    private final Path nascent;
    private final Server server = new Server();

    /// Not started yet.
    ///
    /// @param socket `/run/docker/plugins/NAME.sock`
    /// @param settle told when something may be left over: a dockerd is new to the plugin, and may have left
    /// mounts behind when
    /// it was the old one; a mount or an unmount failed
    public PluginServer(Path socket, Volumes volumes, Runnable settle) {
        this.socket = socket.toAbsolutePath();
        this.nascent =
                directory().resolve("." + this.socket.getFileName() + ".new").resolve("socket");
        UnixDomainServerConnector connector =
                new UnixDomainServerConnector(server, new HostlessConnectionFactory(lenient()));
        connector.setUnixDomainPath(nascent);
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        server.setHandler(new Answering(new PluginProtocol(volumes, settle)));
    }

    /// Docker 20 sends an empty `Host`, later ones send the socket's path or a name that does not exist: on a
    /// Unix socket it means nothing.
    private static HttpConfiguration lenient() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setHttpCompliance(HttpCompliance.RFC7230.with(
                "docker", HttpCompliance.Violation.UNSAFE_HOST_HEADER, HttpCompliance.Violation.MISMATCHED_AUTHORITY));
        configuration.setServerAuthority(new HostPort("localhost"));
        return configuration;
    }

    private Path directory() {
        return Objects.requireNonNull(socket.getParent());
    }

    /// Takes the place of a socket that nobody listens on; `driver.running` when somebody does. The socket is
    /// made where nobody else gets to, and moved into place when its mode is right.
    public void start() {
        if (isAnswered()) {
            throw Failure.refused("driver.running", socket);
        }
        Path nursery = Objects.requireNonNull(nascent.getParent());
        try {
            Files.createDirectories(directory());
            Files.deleteIfExists(nascent);
            Files.deleteIfExists(nursery);
            Owner.createPrivate(nursery);
            server.start();
            Owner.set(nascent, "rw-------");
            Files.move(nascent, socket, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(nursery);
        } catch (Exception unavailable) {
            throw Failure.because(unavailable, "driver.socket", socket);
        }
    }

    private boolean isAnswered() {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException nobody) {
            return false;
        }
    }

    /// Lets requests that are under way come to their end, for a moment.
    @Override
    public void close() {
        try {
            Files.deleteIfExists(socket);
            server.stop();
        } catch (Exception broken) {
            throw Failure.because(broken, "driver.socket", socket);
        }
    }

    private static final class Answering extends Handler.Abstract {
        private final PluginProtocol protocol;

        Answering(PluginProtocol protocol) {
            this.protocol = protocol;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws IOException {
            byte[] body;
            try (InputStream in = Content.Source.asInputStream(request)) {
                body = in.readNBytes(MOST + 1);
            }
            String endpoint = Request.getPathInContext(request);
            byte[] answer = body.length > MOST
                    ? protocol.refusal(Failure.usage("driver.request", endpoint))
                    : protocol.answer(endpoint, body);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, CONTENT_TYPE);
            response.write(true, ByteBuffer.wrap(answer), callback);
            return true;
        }
    }
}
