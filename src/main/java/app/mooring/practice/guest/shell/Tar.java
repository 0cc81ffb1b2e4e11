package app.mooring.practice.guest.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Archives as tar(5) has them: ustar, with the long names of pax and of GNU.
public final class Tar {
    private static final int BLOCK = 512;

    /// What an archive has of a file.
    ///
    /// @param type `0` a file, `5` a directory, `2` a symbolic link
    public record Entry(String name, char type, int mode, long bytes, String link) {}

    /// Takes an entry, and as much of its content as it likes.
    public interface Taker {
        void take(Entry entry, InputStream content) throws IOException;
    }

    private Tar() {}

    public static void read(InputStream archive, Taker taker) throws IOException {
        String name = "";
        String link = "";
        for (byte[] head = archive.readNBytes(BLOCK);
                head.length == BLOCK && head[0] != 0;
                head = archive.readNBytes(BLOCK)) {
            long bytes = number(head, 124, 12);
            char type = head[156] == 0 ? '0' : (char) head[156];
            long padding = (BLOCK - bytes % BLOCK) % BLOCK;
            if ("xLKg".indexOf(type) >= 0) {
                String text = new String(archive.readNBytes(Math.toIntExact(bytes)), StandardCharsets.UTF_8);
                switch (type) {
                    case 'L' -> name = text.replace("\0", "");
                    case 'K' -> link = text.replace("\0", "");
                    case 'x' -> {
                        name = pax(text, "path", name);
                        link = pax(text, "linkpath", link);
                    }
                    default -> {}
                }
                archive.skipNBytes(padding);
                continue;
            }
            String prefix = text(head, 345, 155);
            String own = (prefix.isEmpty() ? "" : prefix + "/") + text(head, 0, 100);
            Entry entry = new Entry(
                    name.isEmpty() ? own : name,
                    type,
                    (int) number(head, 100, 8),
                    bytes,
                    link.isEmpty() ? text(head, 157, 100) : link);
            name = "";
            link = "";
            Content content = new Content(archive, bytes);
            taker.take(entry, content);
            archive.skipNBytes(content.left + padding);
        }
        archive.skip(Long.MAX_VALUE);
    }

    private static String pax(String records, String key, String otherwise) {
        return records.lines()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElse(otherwise);
    }

    private static String text(byte[] head, int from, int length) {
        int end = from;
        while (end < from + length && head[end] != 0) {
            end++;
        }
        return new String(head, from, end - from, StandardCharsets.UTF_8);
    }

    private static long number(byte[] head, int from, int length) {
        String octal = text(head, from, length).strip();
        return octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
    }

    /// The content of an entry, which ends where the entry ends.
    private static final class Content extends InputStream {
        private final InputStream archive;
        private long left;

        Content(InputStream archive, long bytes) {
            this.archive = archive;
            this.left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = archive.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }
    }
}
