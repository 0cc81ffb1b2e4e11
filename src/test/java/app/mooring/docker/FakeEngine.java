package app.mooring.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// An engine that answers every connection with the same bytes as soon as it has the head of a request, or
/// never; and that then keeps the connection open. Its channels are sockets of this computer.
final class FakeEngine implements Dial, AutoCloseable {
    private final ServerSocket server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Integer> bodies = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> heads = new LinkedBlockingQueue<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final Semaphore closed = new Semaphore(0);
    private volatile byte[] answer = new byte[0];

    FakeEngine() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var _ = Thread.startVirtualThread(this::serve);
    }

    void answers(String bytes) {
        answer = bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void serve() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                var _ = Thread.startVirtualThread(() -> answer(connection));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void answer(Socket connection) {
        try {
            InputStream in = connection.getInputStream();
            var head = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                head.write(b);
                if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                    break;
                }
            }
            heads.add(head.toString(StandardCharsets.ISO_8859_1));
            connection.getOutputStream().write(answer);
            for (int b = in.read(); b >= 0; b = in.read()) {
                bodies.add(b);
            }
        } catch (IOException e) {
            // The client is gone.
        }
    }

    /// Waits until a request has come.
    void awaitRequest() {
        try {
            heads.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The head of the next request.
    String head() throws InterruptedException {
        return heads.take();
    }

    /// So many bytes of what followed.
    String body(int length) throws InterruptedException {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append((char) bodies.take().intValue());
        }
        return text.toString();
    }

    int opened() {
        return opened.get();
    }

    /// Waits until so many channels have been closed.
    void awaitClosed(int count) throws InterruptedException {
        closed.acquire(count);
    }

    @Override
    public Channel open() {
        opened.incrementAndGet();
        try {
            Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            return new Channel() {
                @Override
                public InputStream input() {
                    return in;
                }

                @Override
                public OutputStream output() {
                    return out;
                }

                @Override
                public void close() {
                    if (!socket.isClosed()) {
                        FakeEngine.close(socket);
                        closed.release();
                    }
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(AutoCloseable connection) {
        try {
            connection.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        close(server);
        connections.forEach(FakeEngine::close);
    }
}
