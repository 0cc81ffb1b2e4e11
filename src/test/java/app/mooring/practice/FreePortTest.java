package app.mooring.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class FreePortTest {
    @Test
    void each_is_another_and_none_that_a_connection_is_given() {
        assertThat(IntStream.range(0, 100).map(_ -> FreePort.find()))
                .doesNotHaveDuplicates()
                .allSatisfy(port -> assertThat(port).isBetween(1024, 32_767));
    }

    /// As a program that is started meanwhile does, which inherits the socket.
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "others let nobody listen beside a socket that does not")
    void who_still_has_what_looked_at_it_keeps_nobody_from_listening() throws IOException {
        int port = FreePort.find();
        try (Socket inherited = FreePort.taken(port);
                ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(inherited.isBound()).isTrue();
            assertThat(socket.getLocalPort()).isEqualTo(port);
        }
    }

    @Test
    void one_that_somebody_listens_on_is_not_free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> FreePort.taken(socket.getLocalPort())).isInstanceOf(BindException.class);
        }
    }
}
