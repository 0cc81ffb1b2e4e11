package app.mooring.practice.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// One of two outputs on one stream, as frames. Source: Docker's API, "Attach to a container", stream format.
final class FrameOutput extends OutputStream {
    private static final int HEADER = 8;

    private final OutputStream out;
    private final byte type;

    private FrameOutput(OutputStream out, int type) {
        this.out = out;
        this.type = (byte) type;
    }

    /// Both write to the same stream, whole frames at a time.
    static FrameOutput stdout(OutputStream out) {
        return new FrameOutput(out, 1);
    }

    static FrameOutput stderr(OutputStream out) {
        return new FrameOutput(out, 2);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(HEADER + length);
        frame.put(0, type).putInt(4, length).position(HEADER).put(bytes, from, length);
        synchronized (out) {
            out.write(frame.array());
            out.flush();
        }
    }
}
