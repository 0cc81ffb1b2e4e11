package app.mooring.practice.engine.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class UnixClientTest {
    @TempDir
    Path folder;

    @Test
    void a_server_that_never_takes_the_connection_is_not_waited_for_for_good() throws IOException {
        Path socket = folder.resolve("sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            assertThatThrownBy(() -> UnixClient.post(socket, "/", "text/plain", new byte[0], Duration.ofMillis(50)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("context deadline exceeded");
        }
    }
}
