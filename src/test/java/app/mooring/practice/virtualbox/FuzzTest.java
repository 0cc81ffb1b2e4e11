package app.mooring.practice.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.virtualbox.soap.WebService;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What makes no sense ends in a fault or a closed connection, and the web service goes on.
@Timeout(60)
class FuzzTest {
    private static final String LOGON = """
        <?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" \
        xmlns:vbox="http://www.virtualbox.org/"><e:Body><vbox:IWebsessionManager_logon><username/><password/>\
        </vbox:IWebsessionManager_logon></e:Body></e:Envelope>\
        """;

    @RegisterExtension
    static final PracticeHost HOST = new PracticeHost();

    @AfterEach
    void itGoesOn() {
        try (WebService service = new WebService(HOST.endpoint())) {
            assertThat(service.<Integer>call(
                            session -> session.vbox().getMachines().size()))
                    .isEqualTo(2);
        }
    }

    private static String operation(String name, String inner) {
        return LOGON.replace("IWebsessionManager_logon", name).replace("<username/><password/>", inner);
    }

    private static String post(String body) throws IOException {
        return send("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    /// What is answered until the connection is closed.
    private static String send(String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), HOST.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            return answer(socket);
        }
    }

    private static String answer(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return "";
        }
    }

    static Stream<String> senseless() {
        return Stream.of(
                "",
                "<broken",
                "\u0000\u0001\u0002",
                "<a/>",
                LOGON.substring(0, LOGON.length() - 30),
                LOGON.replace("<e:Body>", "<e:Body>&unknown;"),
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
                "<a>".repeat(10_000),
                operation("INothing_getName", ""),
                operation("IMachine_frobnicate", "<_this>1</_this>"),
                operation("IMachine_getName", ""),
                operation("IMachine_getName", "<_this>0123456789abcdef-0000000000000001</_this>"),
                operation("IMachine_getName", "<_this>" + "-".repeat(100_000) + "</_this>"),
                operation("IWebsessionManager_getSessionObject", "<refIVirtualBox>x</refIVirtualBox>"),
                operation("java.lang.Object_wait", ""));
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void a_request_that_makes_no_sense_is_a_fault(String body) throws IOException {
        assertThat(post(body)).startsWith("HTTP/1.1 500 ").contains("Fault");
    }

    @Test
    void any_bytes_changed_in_a_request_are_answered() throws IOException {
        Random random = new Random(7);
        byte[] request = LOGON.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 100; i++) {
            byte[] changed = request.clone();
            IntStream.range(0, 3)
                    .forEach(_ -> changed[random.nextInt(changed.length)] = (byte) random.nextInt(32, 127));
            assertThat(post(new String(changed, StandardCharsets.US_ASCII)))
                    .startsWith("HTTP/1.1 ")
                    .contains("</");
        }
    }

    @Test
    void another_sessions_reference_with_other_numbers_is_no_object() throws IOException {
        String answer = post(LOGON);
        String reference = answer.replaceAll("(?s).*<returnval>(.*)-.*</returnval>.*", "$1");
        assertThat(post(operation("IVirtualBox_getVersion", "<_this>" + reference + "-0000000000000001</_this>")))
                .contains("7.2.22");
        assertThat(post(operation("IVirtualBox_getVersion", "<_this>" + reference + "-00000000000000ff</_this>")))
                .contains("badObjectID");
    }

    @Test
    void a_body_of_100_megabytes_is_not_read() throws IOException {
        assertThat(send("POST / HTTP/1.1\r\nContent-Length: 104857600\r\n\r\n<a>"))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void chunks_of_100_megabytes_in_all_are_not_kept() {
        assertThatThrownBy(() -> {
                    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), HOST.port())) {
                        OutputStream out = socket.getOutputStream();
                        out.write("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                        byte[] chunk = new byte[1 << 20];
                        for (int i = 0; i < 100; i++) {
                            out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
                            out.write(chunk);
                            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                        }
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @MethodSource
    void what_is_no_http_is_answered_with_an_end(String bytes) throws IOException {
        String answer = send(bytes);
        assertThat(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"))
                .as(answer)
                .isTrue();
    }

    static Stream<String> what_is_no_http_is_answered_with_an_end() {
        return Stream.of(
                "GET / HTTP/1.1\r\n\r\n",
                "hello\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n",
                "POST / HTTP/1.1\r\nno header\r\n\r\n",
                "POST / HTTP/1.1\r\n" + "a: b\r\n".repeat(10_000),
                "POST / HTTP/1.1\r\na: " + "b".repeat(100_000));
    }

    @Test
    void half_a_request_is_waited_for_only_so_long() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), HOST.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write("POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\n<a>".getBytes(StandardCharsets.US_ASCII));
            assertThat(answer(socket)).isEmpty();
        }
    }

    @Test
    void many_that_say_nothing_keep_nobody_out() throws IOException {
        Socket[] silent = new Socket[200];
        for (int i = 0; i < silent.length; i++) {
            silent[i] = new Socket(InetAddress.getLoopbackAddress(), HOST.port());
        }
        assertThat(post(LOGON)).contains("returnval");
        for (Socket socket : silent) {
            try (socket;
                    InputStream in = socket.getInputStream()) {
                socket.setSoTimeout(30_000);
                assertThat(in.read()).isNegative();
            }
        }
    }
}
