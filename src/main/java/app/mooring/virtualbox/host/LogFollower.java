package app.mooring.virtualbox.host;

import app.mooring.failure.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// Follows a log that another process writes, and begins anew when there is a new one.
final class LogFollower {
    private static final int LAST = 100;

    private final Path file;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long at;

    LogFollower(Path file) {
        this.file = file;
    }

    /// Until the thread is interrupted, which it stays.
    void run(Consumer<String> told) {
        Path folder = Objects.requireNonNull(file.getParent());
        try (WatchService watch = file.getFileSystem().newWatchService()) {
            Files.createDirectories(folder);
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            List<String> first = more();
            first.subList(Math.max(0, first.size() - LAST), first.size()).forEach(told);
            while (!Thread.currentThread().isInterrupted()) {
                WatchKey key = watch.take();
                key.pollEvents();
                key.reset();
                more().forEach(told);
            }
        } catch (IOException e) {
            throw Failure.because(e, "webservice.log", file, String.valueOf(e.getMessage()));
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /// The lines that are whole by now.
    private List<String> more() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            if (log.length() < at) {
                at = 0;
                line.reset();
            }
            log.seek(at);
            byte[] bytes = new byte[Math.toIntExact(log.length() - at)];
            log.readFully(bytes);
            at += bytes.length;
            line.write(bytes);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        int whole = text.lastIndexOf('\n') + 1;
        line.reset();
        line.write(text.substring(whole).getBytes(StandardCharsets.ISO_8859_1));
        return text.substring(0, whole).lines().toList();
    }
}
