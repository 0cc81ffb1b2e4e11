package app.mooring.practice.engine.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A request and the way to answer it, once.
public final class Exchange {
    private final Head head;
    private final String method;
    private final String path;
    private final Map<String, String> query;
    private final InputStream in;
    private final InputStream body;
    private final OutputStream out;
    private boolean answered;
    private boolean last;

    Exchange(Head head, InputStream in, OutputStream out) throws IOException {
        this.head = head;
        this.in = in;
        this.out = out;
        String[] words = head.line().split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new IOException("not HTTP");
        }
        method = words[0];
        try {
            URI uri = new URI(words[1]);
            path = uri.getPath() == null ? "/" : uri.getPath();
            query = parameters(uri.getRawQuery() == null ? "" : uri.getRawQuery());
        } catch (URISyntaxException e) {
            throw new IOException("not HTTP", e);
        }
        body = head.body(in, InputStream.nullInputStream());
        last = words[2].equals("HTTP/1.0")
                || field("connection").toLowerCase(Locale.ROOT).contains("close");
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> query = new HashMap<>();
        for (String part : text.split("&", -1)) {
            String[] pair = part.split("=", 2);
            query.put(decode(pair[0]), pair.length == 1 ? "" : decode(pair[1]));
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public String method() {
        return method;
    }

    /// Without the query.
    public String path() {
        return path;
    }

    /// A parameter of the query; empty where there is none.
    public String query(String name) {
        return query.getOrDefault(name, "");
    }

    /// A flag of the query, as Docker reads them.
    public boolean flag(String name) {
        return switch (query(name).toLowerCase(Locale.ROOT)) {
            case "", "0", "no", "false", "none" -> false;
            default -> true;
        };
    }

    public InputStream body() {
        return body;
    }

    private String field(String name) {
        return head.fields().getOrDefault(name, "");
    }

    public boolean answered() {
        return answered;
    }

    /// The whole answer.
    public void answer(int status, String type, byte[] bytes) throws IOException {
        boolean empty = status == 204 || status == 304;
        head(status, empty ? "" : "Content-Type: " + type + "\r\nContent-Length: " + bytes.length + "\r\n");
        if (!empty && !method.equals("HEAD")) {
            out.write(bytes);
        }
        out.flush();
    }

    /// An answer whose end is not known yet; what is written is sent at once. The connection takes no other
    /// request after it.
    public OutputStream stream(String type) throws IOException {
        last = true;
        head(200, "Content-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n");
        out.flush();
        return new ChunkedOutput(out);
    }

    /// Turns the connection into a plain one, both ways, as `docker exec` and `docker attach` want it; it ends
    /// with it.
    public OutputStream hijack() throws IOException {
        last = true;
        boolean upgrade = field("upgrade").equalsIgnoreCase("tcp");
        head(
                upgrade ? 101 : 200,
                "Content-Type: application/vnd.docker.raw-stream\r\n"
                        + (upgrade ? "Connection: Upgrade\r\nUpgrade: tcp\r\n" : ""));
        out.flush();
        return out;
    }

    /// What the client sends after its request. Its end means that the client is gone.
    public InputStream rest() {
        return in;
    }

    private void head(int status, String fields) throws IOException {
        if (answered) {
            throw new IllegalStateException("answered");
        }
        answered = true;
        String reason = switch (status) {
            case 101 -> "UPGRADED";
            case 200 -> "OK";
            case 201 -> "Created";
            case 204 -> "No Content";
            case 304 -> "Not Modified";
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 409 -> "Conflict";
            default -> status < 500 ? "Refused" : "Internal Server Error";
        };
        String close = last && status != 101 ? "Connection: close\r\n" : "";
        String text = "HTTP/1.1 " + status + " " + reason + "\r\nApi-Version: 1.41\r\nOstype: linux\r\n"
                + "Server: Docker/20.10.24 (linux)\r\n" + close + fields + "\r\n";
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    boolean last() {
        return last;
    }
}
