package app.mooring.practice.engine;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/// Small archives of plain files (POSIX pax, ustar interchange format).
final class Tar {
    private static final int BLOCK = 512;
    private static final int LARGEST = 1 << 20;

    private Tar() {}

    static void write(Map<String, byte[]> files, OutputStream out) throws IOException {
        for (var file : files.entrySet()) {
            out.write(header(file.getKey(), file.getValue().length));
            out.write(file.getValue());
            out.write(new byte[padding(file.getValue().length)]);
        }
        out.write(new byte[2 * BLOCK]);
        out.flush();
    }

    private static int padding(long size) {
        return (int) ((BLOCK - size % BLOCK) % BLOCK);
    }

    private static byte[] header(String name, int size) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(
                header,
                100,
                "0000644\0" + "0000000\0" + "0000000\0" + String.format("%011o", size) + "\0" + "00000000000\0");
        Arrays.fill(header, 148, 156, (byte) ' ');
        put(header, 156, "0");
        put(header, 257, "ustar\0" + "00");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format("%06o", sum) + "\0 ");
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    /// The small files of an archive; all of it is read.
    static Map<String, byte[]> read(InputStream in, Predicate<String> wanted) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (byte[] header = in.readNBytes(BLOCK); header.length == BLOCK; header = in.readNBytes(BLOCK)) {
            String name = text(header, 0, 100);
            if (name.isEmpty()) {
                in.transferTo(OutputStream.nullOutputStream());
                return files;
            }
            long size = size(header);
            boolean plain = header[156] == '0' || header[156] == 0;
            if (plain && wanted.test(name) && size <= LARGEST) {
                files.put(name, in.readNBytes((int) size));
            } else {
                in.skipNBytes(size);
            }
            in.skipNBytes(padding(size));
        }
        throw new EOFException("unexpected EOF");
    }

    private static long size(byte[] header) throws IOException {
        try {
            return Long.parseLong(text(header, 124, 12).strip(), 8);
        } catch (NumberFormatException e) {
            throw new IOException("archive/tar: invalid tar header", e);
        }
    }

    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.UTF_8);
    }
}
