package app.mooring.practice.engine.http;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A client of HTTP on a Unix socket.
public final class UnixClient {
    private static final System.Logger LOG = System.getLogger(UnixClient.class.getName());

    private UnixClient() {}

    /// Sends a request with a connection of its own; the answer's body, whatever its status.
    ///
    /// @param atMost how long all of that may take: a server that ends may leave a connection open for good
    /// that it never took
    public static byte[] post(Path socket, String path, String type, byte[] body, Duration atMost) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: \r\nUser-Agent: Go-http-client/1.1\r\nAccept: " + type
                + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n";
        AtomicBoolean late = new AtomicBoolean();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                Closeable _ = limit(channel, atMost, late)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return answer(channel, head.getBytes(StandardCharsets.ISO_8859_1), body);
        } catch (IOException broken) {
            throw late.get() ? new IOException("context deadline exceeded", broken) : broken;
        }
    }

    private static byte[] answer(SocketChannel channel, byte[] head, byte[] body) throws IOException {
        var buffers = new ByteBuffer[] {ByteBuffer.wrap(head), ByteBuffer.wrap(body)};
        while (buffers[1].hasRemaining() || buffers[0].hasRemaining()) {
            channel.write(buffers);
        }
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
        Head answer = Head.read(in);
        if (answer == null) {
            throw new EOFException("EOF");
        }
        return answer.body(in, in).readAllBytes();
    }

    /// Ends the connection after that time, and whatever waits for it; unless it is closed before.
    private static Closeable limit(SocketChannel channel, Duration atMost, AtomicBoolean late) {
        CountDownLatch done = new CountDownLatch(1);
        Thread.ofVirtual().name("limit of a request").start(() -> {
            try {
                if (!done.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                    late.set(true);
                    channel.close();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a connection", e);
            }
        });
        return done::countDown;
    }
}
