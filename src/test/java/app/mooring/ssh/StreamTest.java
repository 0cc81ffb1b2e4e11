package app.mooring.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.junit.jupiter.api.Test;

class StreamTest {
    /// As sshj's output of a channel whose window is used up: a flush waits until there is room, a close does not,
    /// and drops what was not flushed.
    private static final class WithoutRoom extends OutputStream {
        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        private boolean closed;

        @Override
        public void write(int one) {
            buffer.write(one);
        }

        @Override
        public void flush() throws IOException {
            if (closed) {
                throw new IOException("closed");
            }
            buffer.writeTo(sent);
            buffer.reset();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static Stream to(OutputStream stdin) {
        Session.Command command = (Session.Command) Proxy.newProxyInstance(
                Session.Command.class.getClassLoader(), new Class<?>[] {Session.Command.class}, (_, method, _) -> {
                    if (method.getName().equals("getOutputStream")) {
                        return stdin;
                    }
                    throw new AssertionError(method);
                });
        Session session = (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (_, method, _) -> {
                    throw new AssertionError(method);
                });
        return new Stream("a", session, command, () -> {});
    }

    @Test
    void the_end_of_the_input_is_sent_before_it_is_closed() throws IOException {
        WithoutRoom stdin = new WithoutRoom();
        try (OutputStream out = to(stdin).stdin()) {
            out.write("all".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(stdin.sent).hasToString("all");
        assertThat(stdin.closed).isTrue();
    }

    @Test
    void an_input_in_which_nothing_waits_is_closed_though_the_command_has_ended() throws IOException {
        WithoutRoom stdin = new WithoutRoom();
        stdin.close();
        to(stdin).stdin().close();
        assertThat(stdin.sent.size()).isZero();
    }
}
