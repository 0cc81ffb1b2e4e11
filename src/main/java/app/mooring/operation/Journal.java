package app.mooring.operation;

import app.mooring.failure.Failure;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What an operation was about and how far it came, in a file that is on the disk before a step begins: a Mooring that is
/// killed leaves it for the next one. There is one for a lab, as one operation runs at a time. Holds no secrets.
public final class Journal {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What the file says.
    ///
    /// @param operation its kind, such as `move`
    /// @param facts what is needed to finish it or to take it back
    /// @param step the last one that was begun; empty: none
    /// @param committed whether it has to be finished and not taken back
    public record Entry(String operation, Map<String, String> facts, String step, boolean committed) {
        public Entry {
            facts = Map.copyOf(facts);
        }

        /// A fact that was noted, or a failure: the file was written by another Mooring or by hand.
        public String fact(String key) {
            return Optional.ofNullable(facts.get(key))
                    .orElseThrow(() -> Failure.failed("operation.journal", "(" + key + ")"));
        }
    }

    private final Path file;
    private Entry entry;

    private Journal(Path file, Entry entry) {
        this.file = file;
        this.entry = entry;
    }

    /// Begins an operation's. The one before must have been settled: it would be lost.
    public static Journal begin(Path file, String operation, Map<String, String> facts) {
        if (Files.exists(file)) {
            throw Failure.refused("operation.unfinished", file);
        }
        Journal journal = new Journal(file, new Entry(operation, facts, "", false));
        journal.write();
        return journal;
    }

    /// What was left there; empty when everything ended well.
    public static Optional<Entry> left(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), Entry.class));
        } catch (JacksonException broken) {
            throw Failure.because(broken, "operation.journal", file);
        } catch (IOException unreadable) {
            throw Failure.because(unreadable, "operation.journal", file);
        }
    }

    /// Writes that what was left there has to be finished, whatever happens.
    public static void commit(Path file) {
        left(file).ifPresent(entry -> new Journal(file, entry).commit());
    }

    /// Settled: what was left there is done with.
    public static void settled(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Failure.because(e, "operation.journal", file);
        }
    }

    void begin(String step) {
        entry = new Entry(entry.operation(), entry.facts(), step, entry.committed());
        write();
    }

    void commit() {
        entry = new Entry(entry.operation(), entry.facts(), entry.step(), true);
        write();
    }

    /// One more fact.
    public void note(String key, String value) {
        Map<String, String> facts = new LinkedHashMap<>(entry.facts());
        facts.put(key, value);
        entry = new Entry(entry.operation(), facts, entry.step(), entry.committed());
        write();
    }

    void close() {
        settled(file);
    }

    /// A thread that is cancelled writes all the same: what it does next has to be known.
    private void write() {
        boolean interrupted = Thread.interrupted();
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(next, JSON.writeValueAsBytes(entry));
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (ClosedByInterruptException e) {
            throw Failure.cancelled(new InterruptedException(e.getMessage()));
        } catch (IOException e) {
            throw Failure.because(e, "operation.journal", file);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
