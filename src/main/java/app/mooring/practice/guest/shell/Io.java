package app.mooring.practice.guest.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// The three streams of a program.
public record Io(InputStream in, OutputStream out, OutputStream err) {
    public void say(String text) throws IOException {
        write(out, text);
    }

    public void complain(String text) throws IOException {
        write(err, text);
    }

    private static void write(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }
}
