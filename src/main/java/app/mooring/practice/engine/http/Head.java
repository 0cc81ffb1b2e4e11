package app.mooring.practice.engine.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The first line and the fields of a message.
///
/// @param fields by their names in lower case
record Head(String line, Map<String, String> fields) {
    private static final int MOST = 1 << 16;

    /// The next head; null where the other side has ended the connection instead.
    static @Nullable Head read(InputStream in) throws IOException {
        String first = line(in, true);
        if (first == null) {
            return null;
        }
        Map<String, String> fields = new TreeMap<>();
        int size = first.length();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            size += line.length();
            int colon = line.indexOf(':');
            if (colon <= 0 || size > MOST) {
                throw new IOException("not HTTP");
            }
            fields.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Head(first, fields);
    }

    static String line(InputStream in) throws IOException {
        String line = line(in, false);
        if (line == null) {
            throw new EOFException("the connection ended in the middle of a message");
        }
        return line;
    }

    private static @Nullable String line(InputStream in, boolean mayEnd) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (mayEnd && bytes.size() == 0) {
                    return null;
                }
                throw new EOFException("the connection ended in the middle of a message");
            }
            bytes.write(b);
            if (bytes.size() > MOST) {
                throw new IOException("not HTTP");
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    boolean chunked() {
        return fields.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .contains("chunked");
    }

    /// The body that follows, to its end.
    ///
    /// @param otherwise what it is where its length is not said
    InputStream body(InputStream in, InputStream otherwise) throws IOException {
        if (chunked()) {
            return new ChunkedInput(in);
        }
        String length = fields.get("content-length");
        try {
            return length == null ? otherwise : new SizedInput(in, Long.parseLong(length));
        } catch (NumberFormatException e) {
            throw new IOException("not HTTP", e);
        }
    }
}
