package app.mooring.virtualbox.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientsTest {
    /// 18083 is 46A3.
    private static final String PROC = """
          sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
           0: 0100007F:46A3 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1
           1: 0138A8C0:46A3 6538A8C0:C001 01 00000000:00000000 00:00000000 00000000  1000        0 2
           2: 6538A8C0:C001 0138A8C0:46A3 01 00000000:00000000 00:00000000 00000000  1000        0 3
           3: 0138A8C0:46A3 6638A8C0:C002 06 00000000:00000000 00:00000000 00000000  1000        0 4
           4: 00000000000000000000000001000000:46A3 00000000000000000000000001000000:0050 01 0:0 0:0 0 0 0 5
        """;

    private static final String LSOF = """
        COMMAND   PID USER   FD   TYPE DEVICE SIZE/OFF NODE NAME
        vboxwebsrv 10 me      7u  IPv4 0x1      0t0  TCP 127.0.0.1:18083->127.0.0.1:51000 (ESTABLISHED)
        java       11 me      8u  IPv4 0x2      0t0  TCP 127.0.0.1:51000->127.0.0.1:18083 (ESTABLISHED)
        """;

    private static final String NETSTAT = """

        Aktive Verbindungen

          Proto  Lokale Adresse         Remoteadresse          Status           PID
          TCP    192.168.56.1:18083     0.0.0.0:0              ABHÖREN         10
          TCP    192.168.56.1:18083     192.168.56.101:49153   HERGESTELLT     10
          TCP    192.168.56.1:18083     192.168.56.102:49154   WARTEND         0
          TCP    192.168.56.1:18083     192.168.56.1:51000     HERGESTELLT     10
          TCP    192.168.56.1:51000     192.168.56.1:18083     HERGESTELLT     11
          TCP    [::1]:18083            [::1]:51001            HERGESTELLT     10
          UDP    0.0.0.0:18083          *:*                                    12
        """;

    @Test
    void those_with_an_established_connection_to_the_port_are_found_on_linux() {
        assertThat(Clients.ofProc(18083, PROC, Set.of()))
                .extracting(Clients.Client::toString)
                .containsExactly("192.168.56.101:49153", "0:0:0:0:0:0:0:1:80");
    }

    @Test
    void and_on_macos() {
        assertThat(Clients.ofLsof(18083, LSOF, 12))
                .extracting(Clients.Client::toString)
                .containsExactly("127.0.0.1:51000");
    }

    @Test
    void and_on_windows_whatever_its_language() {
        assertThat(Clients.ofNetstat(18083, NETSTAT, 12))
                .extracting(Clients.Client::toString)
                .containsExactly("192.168.56.101:49153", "192.168.56.1:51000", "0:0:0:0:0:0:0:1:51001");
    }

    @Test
    void one_whose_far_end_this_process_has_is_its_own() {
        assertThat(Clients.ofProc(18083, PROC, Set.of("3")))
                .extracting(Clients.Client::own)
                .containsExactly(true, false);
        assertThat(Clients.ofLsof(18083, LSOF, 11))
                .extracting(Clients.Client::own)
                .containsExactly(true);
        assertThat(Clients.ofLsof(18083, LSOF, 10))
                .extracting(Clients.Client::own)
                .containsExactly(false);
        assertThat(Clients.ofNetstat(18083, NETSTAT, 11))
                .extracting(Clients.Client::own)
                .containsExactly(false, true, false);
    }

    @Test
    void this_process_is_found_among_those_that_are_connected() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket near = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket far = server.accept()) {
            assertThat(Clients.of(server.getLocalPort(), System.getProperty("os.name")))
                    .extracting(Clients.Client::port, Clients.Client::own)
                    .containsExactly(tuple(near.getLocalPort(), true));
            assertThat(far.isConnected()).isTrue();
        }
    }

    @Test
    void one_is_at_its_own_address_only() {
        Clients.Client client = Clients.ofProc(18083, PROC, Set.of()).getFirst();
        assertThat(client.isAt("192.168.56.101")).isTrue();
        assertThat(client.isAt("192.168.56.102")).isFalse();
    }
}
