package app.mooring.virtualbox.host;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void those_with_an_established_connection_to_the_port_are_found_on_linux() {
        assertThat(Clients.ofProc(18083, PROC))
                .extracting(Clients.Client::toString)
                .containsExactly("192.168.56.101:49153", "0:0:0:0:0:0:0:1:80");
    }

    @Test
    void and_on_macos() {
        assertThat(Clients.ofLsof(18083, LSOF))
                .extracting(Clients.Client::toString)
                .containsExactly("127.0.0.1:51000");
    }

    @Test
    void one_is_at_its_own_address_only() {
        Clients.Client client = Clients.ofProc(18083, PROC).getFirst();
        assertThat(client.isAt("192.168.56.101")).isTrue();
        assertThat(client.isAt("192.168.56.102")).isFalse();
    }
}
