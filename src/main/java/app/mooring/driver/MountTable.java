package app.mooring.driver;

import app.mooring.failure.Failure;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Who has which volume mounted, on disk before anything is done: an entry without IDs says that the volume may
/// be attached to this machine by us, and nobody needs it. Safe for use by several threads.
public final class MountTable {
    /// A volume that this machine has or may have.
    ///
    /// @param volume the disk
    /// @param boot the boot that the mount belongs to
    /// @param ids Docker's IDs, one for every container, each with the dockerd that asked
    public record Entry(Volume volume, String boot, Map<String, String> ids) {
        public Entry {
            ids = Map.copyOf(ids);
        }

        Entry with(String id, String dockerd) {
            Map<String, String> more = new TreeMap<>(ids);
            more.put(id, dockerd);
            return new Entry(volume, boot, more);
        }

        Entry without(String id) {
            Map<String, String> fewer = new TreeMap<>(ids);
            fewer.remove(id);
            return new Entry(volume, boot, fewer);
        }

        /// With one of which an Unmount has come, although a container may go on using the volume.
        Entry withLeft(String id) {
            return with(id, LEFT);
        }

        /// Without the IDs of an earlier boot, of which no container is left.
        Entry during(String now) {
            return boot.equals(now) ? this : new Entry(volume, now, Map.of());
        }

        /// The IDs of which no Unmount may come: those of an earlier boot, of an earlier dockerd, and those that
        /// have left.
        List<String> stale(String now, String dockerd) {
            return ids.entrySet().stream()
                    .filter(one -> !one.getValue().equals(dockerd) || !boot.equals(now))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    private static final System.Logger LOG = System.getLogger(MountTable.class.getName());

    /// In place of a dockerd; no dockerd is called so, and the absence of one neither.
    private static final String LEFT = "left";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private boolean saved = true;

    private MountTable(Path file) {
        this.file = file;
    }

    /// An absent file is an empty table; a file that cannot be read is a failure, `driver.state`.
    public static MountTable load(Path file) {
        MountTable table = new MountTable(file);
        if (Files.exists(file)) {
            try {
                table.entries.putAll(
                        JSON.readValue(Files.readAllBytes(file), new TypeReference<Map<String, Entry>>() {}));
            } catch (IOException broken) {
                throw Failure.because(broken, "driver.state", file);
            }
        }
        return table;
    }

    public synchronized Optional<Entry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    public synchronized Map<String, Entry> all() {
        return Map.copyOf(entries);
    }

    /// For what is about to be done: `driver.state`, and nothing is changed, when it cannot be written.
    public synchronized void put(String name, Entry entry) {
        TreeMap<String, Entry> changed = new TreeMap<>(entries);
        changed.put(name, entry);
        save(changed);
        entries.put(name, entry);
    }

    /// For what is so already, and holds though it cannot be written: that is made up for by the next change or
    /// [#catchUp()]. Whether it is written.
    synchronized boolean keep(String name, Entry entry) {
        entries.put(name, entry);
        saved = false;
        return catchUp();
    }

    /// As [#keep].
    synchronized boolean remove(String name) {
        entries.remove(name);
        saved = false;
        return catchUp();
    }

    /// Whether all that holds is written, if not before then now.
    synchronized boolean catchUp() {
        if (!saved) {
            try {
                save(entries);
            } catch (Failure unwritable) {
                LOG.log(Level.WARNING, unwritable.getMessage());
            }
        }
        return saved;
    }

    private void save(Map<String, Entry> all) {
        try {
            AtomicFile.write(file, JSON.writeValueAsBytes(all));
            saved = true;
        } catch (IOException unwritable) {
            throw Failure.because(unwritable, "driver.state", file);
        }
    }
}
