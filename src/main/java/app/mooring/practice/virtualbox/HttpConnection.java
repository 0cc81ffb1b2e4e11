package app.mooring.practice.virtualbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// One connection of HTTP/1.1: what is posted is a call, and is answered (RFC 9112). Whatever is too large or
/// makes no sense ends it.
final class HttpConnection {
    private static final int LONGEST_LINE = 8 << 10;
    private static final int MOST_HEADERS = 100;
    static final int LARGEST_BODY = 4 << 20;

    private final InputStream in;
    private final OutputStream out;
    private final WebSessions sessions;

    HttpConnection(InputStream in, OutputStream out, WebSessions sessions) {
        this.in = new BufferedInputStream(in);
        this.out = out;
        this.sessions = sessions;
    }

    /// Serves until the client has had enough. Throws when it breaks off or breaks the rules.
    void serve() throws IOException {
        while (true) {
            String line = line();
            if (line.isEmpty() && in.available() == 0) {
                return;
            }
            String[] request = line.split(" ", -1);
            if (request.length != 3 || !request[2].startsWith("HTTP/1.")) {
                send(400, new byte[0], true);
                return;
            }
            Map<String, String> headers = headers();
            if (!request[0].equals("POST")) {
                send(405, new byte[0], true);
                return;
            }
            if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            boolean last = headers.getOrDefault("connection", request[2].equals("HTTP/1.0") ? "close" : "")
                    .equalsIgnoreCase("close");
            byte[] body;
            try {
                body = body(headers);
            } catch (ProtocolException tooLarge) {
                send(413, new byte[0], true);
                throw tooLarge;
            }
            WebSessions.Answer answer = sessions.answer(body);
            send(answer.status(), answer.body(), last);
            if (last) {
                return;
            }
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1 || headers.size() >= MOST_HEADERS) {
                throw new ProtocolException("not a header");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        return exactly(size(headers.getOrDefault("content-length", "0"), 10));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            int size = size(line().split(";", 2)[0].strip(), 16);
            if (body.size() + size > LARGEST_BODY) {
                throw new ProtocolException("too large");
            }
            body.write(exactly(size));
            line();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private static int size(String text, int radix) throws ProtocolException {
        try {
            int size = Integer.parseInt(text, radix);
            if (size < 0 || size > LARGEST_BODY) {
                throw new ProtocolException("too large");
            }
            return size;
        } catch (NumberFormatException notOne) {
            throw (ProtocolException) new ProtocolException("not a length").initCause(notOne);
        }
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new ProtocolException("ended too early");
        }
        return bytes;
    }

    /// Without its end; empty also at the end of everything.
    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() >= LONGEST_LINE) {
                throw new ProtocolException("line too long");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private void send(int status, byte[] body, boolean last) throws IOException {
        String head =
                "HTTP/1.1 " + status + " \r\nServer: Mooring practice lab\r\nContent-Type: text/xml; charset=utf-8\r\n"
                        + "Content-Length: " + body.length + "\r\n" + (last ? "Connection: close\r\n" : "") + "\r\n";
        var message = new ByteArrayOutputStream();
        message.write(head.getBytes(StandardCharsets.US_ASCII));
        message.write(body);
        message.writeTo(out);
        out.flush();
    }
}
