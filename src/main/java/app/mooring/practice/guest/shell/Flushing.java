package app.mooring.practice.guest.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Whatever is written to it goes on at once: who reads at the other end waits for it.
public final class Flushing extends FilterOutputStream {
    public Flushing(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int one) throws IOException {
        out.write(one);
        out.flush();
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        out.flush();
    }
}
