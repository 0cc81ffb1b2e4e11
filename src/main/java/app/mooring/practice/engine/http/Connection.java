package app.mooring.practice.engine.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A connection of a client: its requests, one after the other.
public final class Connection {
    /// What answers requests.
    @FunctionalInterface
    public interface Answering {
        void answer(Exchange exchange) throws IOException;
    }

    private Connection() {}

    /// Serves until either side ends it.
    public static void serve(InputStream input, OutputStream output, Answering answering) throws IOException {
        InputStream in = new BufferedInputStream(input);
        OutputStream out = new BufferedOutputStream(output);
        while (true) {
            Head head = Head.read(in);
            if (head == null) {
                return;
            }
            Exchange exchange = new Exchange(head, in, out);
            answering.answer(exchange);
            out.flush();
            if (exchange.last()) {
                return;
            }
            exchange.body().transferTo(OutputStream.nullOutputStream());
        }
    }
}
