package app.mooring.practice.guest.disk;

import app.mooring.driver.FileSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What stands at the beginning of a medium's file where a file system was made on it. The rest of the file is
/// room that its content takes.
final class Label {
    private static final String MAGIC = "practice file system ";
    private static final int LENGTH = 32;
    private static final long OFFSET = 1024;
    private static final long ROOM = 1 << 20;
    private static final int BLOCK = 1 << 20;
    private static final int ENDS = 16 << 20;

    private Label() {}

    static Optional<FileSystem> read(FileChannel medium) throws IOException {
        ByteBuffer label = ByteBuffer.allocate(LENGTH);
        medium.read(label, OFFSET);
        String text = new String(label.array(), StandardCharsets.US_ASCII).replace("\0", "");
        return text.startsWith(MAGIC) ? FileSystem.find(text.substring(MAGIC.length())) : Optional.empty();
    }

    static void write(FileChannel medium, FileSystem fileSystem) throws IOException {
        medium.write(ByteBuffer.wrap((MAGIC + fileSystem.type()).getBytes(StandardCharsets.US_ASCII)), OFFSET);
        medium.force(true);
    }

    static boolean isBlank(FileChannel medium, boolean endsOnly) throws IOException {
        long size = medium.size();
        long gap = endsOnly && size > 2L * ENDS ? size - ENDS : 0;
        ByteBuffer zeros = ByteBuffer.allocate(BLOCK);
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
        for (long at = 0; at < size; at = gap > 0 && at >= ENDS && at < gap ? gap : at) {
            bytes.clear();
            int read = medium.read(bytes, at);
            if (read < 0) {
                break;
            }
            if (bytes.flip().mismatch(zeros.slice(0, read)) >= 0) {
                return false;
            }
            at += read;
        }
        return true;
    }

    /// Sees to it that so much room is taken; none is given back, as of a dynamic disk.
    static void fill(FileChannel medium, long bytes) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        ByteBuffer there = ByteBuffer.allocate(1);
        for (long at = ROOM; at < ROOM + bytes && at + BLOCK <= medium.size(); at += BLOCK) {
            there.clear();
            if (medium.read(there, at) == 1 && there.get(0) == 0) {
                java.util.Arrays.fill(block.array(), (byte) 1);
                medium.write(block.clear(), at);
            }
        }
    }
}
