package app.mooring.practice.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;

/// What a container has said, in a file as Docker's `json-file` driver writes it. Thread-safe.
final class ContainerLog {
    /// A line of it.
    ///
    /// @param stream `stdout` or `stderr`
    record Line(String stream, String text, String time) {}

    /// Whoever reads it.
    @FunctionalInterface
    interface Reader {
        void line(Line line) throws IOException;
    }

    /// Somebody who reads.
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    private final Path file;
    private boolean ended = true;
    private boolean begun;
    private int held;

    ContainerLog(Path file) {
        this.file = file;
    }

    synchronized void begin() {
        ended = false;
        begun = true;
        notifyAll();
    }

    /// Waits until its container has been started, if it never was.
    synchronized void awaitBegin() throws InterruptedException {
        while (!begun && length() == 0) {
            wait();
        }
    }

    /// Keeps its container from removing itself until closed: somebody still reads.
    synchronized Hold hold() {
        held++;
        return this::release;
    }

    private synchronized void release() {
        held--;
        notifyAll();
    }

    /// Waits until nobody reads any more, or the power is gone: then [#end()] is to be called.
    synchronized void awaitReleased(BooleanSupplier powered) throws InterruptedException {
        while (held > 0 && powered.getAsBoolean()) {
            wait();
        }
    }

    /// Its container has stopped: nobody waits for more.
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /// What a program writes to, by lines.
    OutputStream output(String stream) {
        return new OutputStream() {
            private final ByteArrayOutputStream line = new ByteArrayOutputStream();

            @Override
            public synchronized void write(int b) throws IOException {
                line.write(b);
                if (b == '\n') {
                    flushLine();
                }
            }

            @Override
            public synchronized void close() throws IOException {
                if (line.size() > 0) {
                    flushLine();
                }
            }

            private void flushLine() throws IOException {
                append(stream, line.toString(StandardCharsets.UTF_8));
                line.reset();
            }
        };
    }

    private synchronized void append(String stream, String text) throws IOException {
        JsonNode line = Json.object().put("log", text).put("stream", stream).put("time", Ids.now());
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        notifyAll();
    }

    synchronized long length() {
        return file.toFile().length();
    }

    /// Hands over the lines from a place in the file on.
    ///
    /// @param follow whether to wait for more until the container stops; an interrupt ends it
    void read(long from, boolean follow, Reader reader) throws IOException, InterruptedException {
        long at = from;
        while (true) {
            long length;
            synchronized (this) {
                while (follow && !ended && length() <= at) {
                    wait();
                }
                length = length();
            }
            if (length <= at) {
                return;
            }
            byte[] bytes = new byte[(int) Math.min(length - at, 1 << 20)];
            try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
                open.seek(at);
                open.readFully(bytes);
            }
            int start = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    JsonNode line = Json.MAPPER.readTree(bytes, start, i - start);
                    reader.line(new Line(
                            line.path("stream").asText(),
                            line.path("log").asText(),
                            line.path("time").asText()));
                    start = i + 1;
                }
            }
            if (start == 0) {
                return;
            }
            at += start;
        }
    }
}
