package app.mooring.settings;

import app.mooring.file.DurableFile;
import app.mooring.file.SharedFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What the window remembers: its size, its page, its language. Kept in `window.properties` in Mooring's folder.
/// Windows that are open together keep what each of them changed. What cannot be read is forgotten, and what cannot be
/// written is forgotten at the end. Nobody waits for the disk but who closes it.
public final class Preferences implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Preferences.class.getName());

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path file;
    private final Properties values = new Properties();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();
    private final Map<String, String> changed = new HashMap<>();
    private boolean writing;

    public Preferences(Home home) {
        this.file = home.folder().resolve("window.properties");
        values.putAll(kept());
    }

    private Properties kept() {
        Properties kept = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                kept.load(in);
            } catch (IOException | IllegalArgumentException e) {
                LOG.log(System.Logger.Level.INFO, "The window remembers nothing", e);
            }
        }
        return kept;
    }

    public Optional<String> get(String key) {
        return Optional.ofNullable(values.getProperty(key)).filter(value -> !value.isBlank());
    }

    /// That number; empty where there is none, or something else.
    public Optional<Double> number(String key) {
        return get(key).flatMap(text -> {
            try {
                return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    /// Remembers it, and soon on the disk too, where that can be.
    public void put(String key, String value) {
        if (value.equals(values.setProperty(key, value))) {
            return;
        }
        lock.lock();
        try {
            changed.put(key, value);
            if (!writing) {
                writing = true;
                Thread.ofVirtual()
                        .name("preferences")
                        .uncaughtExceptionHandler((_, wrong) -> notKept(wrong))
                        .start(this::writeAll);
            }
        } finally {
            lock.unlock();
        }
    }

    private static void notKept(Throwable wrong) {
        LOG.log(System.Logger.Level.WARNING, "What the window remembers is not kept", wrong);
    }

    /// Whatever it ends with, nobody waits for it then.
    private void writeAll() {
        boolean all = false;
        try {
            write();
            all = true;
        } finally {
            if (!all) {
                nobodyWrites();
            }
        }
    }

    private void nobodyWrites() {
        lock.lock();
        try {
            writing = false;
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// What was put last is what is written last.
    private void write() {
        for (Map<String, String> next = next(); !next.isEmpty(); next = next()) {
            Map<String, String> put = next;
            try {
                SharedFile.change(file, () -> {
                    Properties kept = kept();
                    kept.putAll(put);
                    StringWriter text = new StringWriter();
                    kept.store(text, null);
                    DurableFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
                });
            } catch (IOException e) {
                notKept(e);
            }
        }
    }

    /// What was put since it was asked last; empty: nothing, and the writing ends.
    private Map<String, String> next() {
        lock.lock();
        try {
            Map<String, String> next = Map.copyOf(changed);
            changed.clear();
            writing = !next.isEmpty();
            written.signalAll();
            return next;
        } finally {
            lock.unlock();
        }
    }

    /// Returns when all that was put before is on the disk, or cannot be, and after 10 s when the disk does not answer.
    @Override
    public void close() {
        boolean interrupted = false;
        long end = System.nanoTime() + PATIENCE.toNanos();
        lock.lock();
        try {
            for (long left = PATIENCE.toNanos(); writing && left > 0; left = end - System.nanoTime()) {
                try {
                    written.awaitNanos(left);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
