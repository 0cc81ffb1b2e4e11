package app.mooring.practice.engine.http;

import java.io.IOException;
import java.io.InputStream;

/// A body in chunks (RFC 9112, 7.1).
final class ChunkedInput extends InputStream {
    private final InputStream in;
    private InputStream chunk;
    private boolean first = true;
    private boolean ended;

    ChunkedInput(InputStream in) {
        this.in = in;
        this.chunk = InputStream.nullInputStream();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count = chunk.read(bytes, from, length);
            if (count >= 0) {
                return count;
            }
            next();
        }
        return -1;
    }

    private void next() throws IOException {
        if (!first) {
            Head.line(in);
        }
        first = false;
        long size;
        try {
            size = Long.parseLong(Head.line(in).replaceFirst(";.*", "").strip(), 16);
        } catch (NumberFormatException e) {
            throw new IOException("not a chunk", e);
        }
        if (size == 0) {
            while (!Head.line(in).isEmpty()) {
                // Trailers are of no use here.
            }
            ended = true;
        } else {
            chunk = new SizedInput(in, size);
        }
    }
}
