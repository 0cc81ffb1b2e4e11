package app.mooring.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.RepeatedTest;

class FreePortTest {
    @RepeatedTest(20)
    void it_can_be_listened_on_and_is_none_that_a_connection_is_given() throws IOException {
        int port = FreePort.find();
        assertThat(port).isBetween(1024, 32_767);
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.getLocalPort()).isEqualTo(port);
        }
    }
}
