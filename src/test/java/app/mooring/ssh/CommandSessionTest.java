package app.mooring.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.transport.Transport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a session sends, and in which order.
@Timeout(20)
class CommandSessionTest {
    private final List<Message> sent = new CopyOnWriteArrayList<>();

    /// What the server does while a request is on its way to it.
    private Runnable meanwhile = () -> {};

    private CommandSession session = new CommandSession(connection());

    @BeforeEach
    void open() throws Exception {
        session.open();
        sent.clear();
    }

    private Connection connection() {
        Map<String, Object> transport = Map.of("getConfig", new DefaultConfig());
        Transport played = played(Transport.class, transport);
        return played(
                Connection.class,
                Map.of(
                        "getTransport",
                        played,
                        "nextID",
                        0,
                        "getWindowSize",
                        1L << 21,
                        "getMaxPacketSize",
                        1 << 15,
                        "getTimeoutMs",
                        10_000));
    }

    private <T> T played(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (method.getName().equals("write")) {
                        write((SSHPacket) arguments[0]);
                        return 0L;
                    }
                    return answers.get(method.getName());
                }));
    }

    private void write(SSHPacket packet) throws SSHException {
        Message message = Message.fromByte(packet.array()[packet.rpos()]);
        if (message == Message.CHANNEL_REQUEST) {
            meanwhile.run();
        }
        sent.add(message);
        if (message == Message.CHANNEL_OPEN) {
            SSHPacket confirmed =
                    new SSHPacket().putUInt32FromInt(0).putUInt32(1 << 21).putUInt32(1 << 15);
            session.handle(Message.CHANNEL_OPEN_CONFIRMATION, confirmed);
        }
        if (message == Message.CHANNEL_CLOSE) {
            serverCloses();
        }
    }

    private Thread serverCloses() {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                session.handle(Message.CHANNEL_CLOSE, new SSHPacket());
            } catch (SSHException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void a_command_that_still_runs_is_ended_by_the_close() throws Exception {
        session.close();
        assertThat(sent).containsExactly(Message.CHANNEL_REQUEST, Message.CHANNEL_CLOSE);
    }

    @Test
    void a_close_of_the_server_does_not_come_between_signal_and_close() throws Exception {
        meanwhile = () -> {
            Thread server = serverCloses();
            while (server.isAlive() && server.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        };
        session.close();
        assertThat(sent).containsExactly(Message.CHANNEL_REQUEST, Message.CHANNEL_CLOSE);
    }

    @Test
    void nothing_is_sent_to_a_session_that_the_server_has_closed() throws Exception {
        session.handle(Message.CHANNEL_CLOSE, new SSHPacket());
        sent.clear();
        session.close();
        assertThat(sent).isEmpty();
    }

    @Test
    void a_command_that_has_ended_gets_no_signal() throws Exception {
        SSHPacket status = new SSHPacket();
        status.putString("exit-status").putBoolean(false).putUInt32FromInt(0);
        session.handle(Message.CHANNEL_REQUEST, status);
        session.close();
        assertThat(sent).containsExactly(Message.CHANNEL_CLOSE);
    }
}
