package app.mooring.settings;

import app.mooring.file.DurableFile;
import app.mooring.file.SharedFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
                Thread.ofVirtual().name("preferences").start(this::write);
            }
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
                LOG.log(System.Logger.Level.WARNING, "What the window remembers is not kept", e);
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

    /// Returns when all that was put before is on the disk, or cannot be.
    @Override
    public void close() {
        lock.lock();
        try {
            while (writing) {
                written.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
