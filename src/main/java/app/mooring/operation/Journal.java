package app.mooring.operation;

import app.mooring.failure.Failure;
import app.mooring.file.DurableFile;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an operation was about and how far it came, in a file of its own that is on the disk before a step
/// begins: a Mooring that is killed leaves it for the next one. Holds no secrets. [Journals] has all of a lab.
public final class Journal {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What the file says.
    ///
    /// @param operation its kind, such as `move`
    /// @param volumes what it touches
    /// @param facts what is needed to finish it or to take it back
    /// @param step the last one that was begun; empty: none
    /// @param committed whether it has to be finished and not taken back
    public record Entry(
            String operation, List<String> volumes, Map<String, String> facts, String step, boolean committed) {
        public Entry {
            volumes = volumes == null ? List.of() : List.copyOf(volumes);
            facts = facts == null ? Map.of() : Map.copyOf(facts);
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

    static Journal begin(Path file, Entry entry) {
        Journal journal = new Journal(file, entry);
        journal.write(entry);
        return journal;
    }

    static Journal read(Path file) {
        try {
            Entry entry = JSON.readValue(Files.readAllBytes(file), Entry.class);
            if (entry == null || entry.operation() == null) {
                throw Failure.failed("operation.journal", file);
            }
            return new Journal(file, entry);
        } catch (IOException broken) {
            throw Failure.because(broken, "operation.journal", file);
        }
    }

    public Path file() {
        return file;
    }

    public Entry entry() {
        return entry;
    }

    void begin(String step) {
        write(new Entry(entry.operation(), entry.volumes(), entry.facts(), step, entry.committed()));
    }

    /// From now on it has to be finished, whatever happens.
    public void commit() {
        write(new Entry(entry.operation(), entry.volumes(), entry.facts(), entry.step(), true));
    }

    /// One more fact.
    public void note(String key, String value) {
        Map<String, String> facts = new LinkedHashMap<>(entry.facts());
        facts.put(key, value);
        write(new Entry(entry.operation(), entry.volumes(), facts, entry.step(), entry.committed()));
    }

    /// The operation is done with: finished, taken back or given up.
    public void settled() {
        try {
            DurableFile.delete(file);
        } catch (IOException e) {
            throw Failure.because(e, "operation.journal", file);
        }
    }

    private void write(Entry next) {
        try {
            DurableFile.write(file, JSON.writeValueAsBytes(next));
            entry = next;
        } catch (IOException e) {
            throw Failure.because(e, "operation.journal", file);
        }
    }
}
