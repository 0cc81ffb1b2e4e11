package app.mooring.practice.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Where a command was typed.
record Terminal(InputStream in, OutputStream out, OutputStream err) {
    void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    void line(String text) throws IOException {
        print(text + "\n");
    }

    void complain(String text) throws IOException {
        err.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        err.flush();
    }
}
