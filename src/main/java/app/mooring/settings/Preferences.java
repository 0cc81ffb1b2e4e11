package app.mooring.settings;

import app.mooring.file.DurableFile;
import app.mooring.file.SharedFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// What the window remembers: its size, its page, its language. Kept in `window.properties` in Mooring's folder.
/// Windows that are open together keep what each of them changed. What cannot be read is forgotten, and what cannot be
/// written is forgotten at the end.
public final class Preferences {
    private static final System.Logger LOG = System.getLogger(Preferences.class.getName());

    private final Path file;
    private final Properties values = new Properties();

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

    /// Remembers it, on the disk too where that can be.
    public void put(String key, String value) {
        if (value.equals(values.setProperty(key, value))) {
            return;
        }
        try {
            SharedFile.change(file, () -> {
                Properties kept = kept();
                kept.setProperty(key, value);
                StringWriter text = new StringWriter();
                kept.store(text, null);
                DurableFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
            });
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "What the window remembers is not kept", e);
        }
    }
}
