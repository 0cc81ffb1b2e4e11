package app.mooring.ssh;

import java.io.IOException;
import java.io.OutputStream;

/// The input of a command. sshj's own, when it is closed while the other side has no room, drops what it still has,
/// and tells the other side that this was the end: so what waits is sent before it is closed. For one writer.
final class Input extends OutputStream {
    private final OutputStream channel;
    private boolean waiting;

    Input(OutputStream channel) {
        this.channel = channel;
    }

    @Override
    public void write(int one) throws IOException {
        waiting = true;
        channel.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        waiting = true;
        channel.write(bytes, offset, length);
    }

    /// Waits until the other side has room for it.
    @Override
    public void flush() throws IOException {
        channel.flush();
        waiting = false;
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (waiting) {
                flush();
            }
        }
    }
}
