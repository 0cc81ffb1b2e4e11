package app.mooring.practice.engine.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A client of HTTP on a Unix socket.
public final class UnixClient {
    private UnixClient() {}

    /// Sends a request with a connection of its own; the answer's body, whatever its status.
    public static byte[] post(Path socket, String path, String type, byte[] body) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: \r\nUser-Agent: Go-http-client/1.1\r\nAccept: " + type
                + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n";
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            var buffers =
                    new ByteBuffer[] {ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1)), ByteBuffer.wrap(body)
                    };
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
    }
}
