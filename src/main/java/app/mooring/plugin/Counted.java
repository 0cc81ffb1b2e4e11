package app.mooring.plugin;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/// A stream that tells how much was read from it.
final class Counted extends FilterInputStream {
    private final LongConsumer told;
    private long bytes;

    Counted(InputStream stream, LongConsumer told) {
        super(stream);
        this.told = told;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        tell(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        tell(Math.max(0, count));
        return count;
    }

    private void tell(int count) {
        bytes += count;
        told.accept(bytes);
    }
}
