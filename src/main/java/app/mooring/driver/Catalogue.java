package app.mooring.driver;

import app.mooring.failure.Failure;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The volumes there are, as last heard of: what Docker is told without asking VirtualBox. An error or an empty
/// answer would make Docker forget a volume and put an empty one of its own in its place, so the catalogue
/// outlives the driver in a file. Safe for use by several threads.
public final class Catalogue {
    private static final System.Logger LOG = System.getLogger(Catalogue.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Set<String> sinceScan = new HashSet<>();
    private volatile Map<String, Volume> volumes = Map.of();

    private Catalogue(Path file) {
        this.file = file;
    }

    /// From what was saved; a file that cannot be read is as good as none, VirtualBox knows better.
    public static Catalogue load(Path file) {
        Catalogue catalogue = new Catalogue(file);
        if (Files.exists(file)) {
            try {
                catalogue.volumes = Map.copyOf(
                        JSON.readValue(Files.readAllBytes(file), new TypeReference<Map<String, Volume>>() {}));
            } catch (IOException broken) {
                LOG.log(Level.WARNING, "The list of volumes is unreadable and will be made anew.", broken);
            }
        }
        return catalogue;
    }

    public Optional<Volume> find(String name) {
        return Optional.ofNullable(volumes.get(name));
    }

    /// By name.
    public List<Volume> all() {
        return List.copyOf(new TreeMap<>(volumes).values());
    }

    /// By what the scan finds, except for volumes that were put or removed while it ran: it may have looked too
    /// early for them, and the event of that change brings the next scan. One scan at a time, which is up to
    /// the caller.
    public void replace(Supplier<List<Volume>> scan) {
        synchronized (this) {
            sinceScan.clear();
        }
        List<Volume> all = scan.get();
        synchronized (this) {
            Map<String, Volume> before = volumes;
            change(with -> {
                with.clear();
                all.forEach(volume -> with.put(volume.name(), volume));
                with.keySet().removeAll(sinceScan);
                before.forEach((name, volume) -> {
                    if (sinceScan.contains(name)) {
                        with.put(name, volume);
                    }
                });
            });
        }
    }

    public synchronized void put(Volume volume) {
        sinceScan.add(volume.name());
        change(with -> with.put(volume.name(), volume));
    }

    public synchronized void remove(String name) {
        sinceScan.add(name);
        change(with -> with.remove(name));
    }

    private synchronized void change(Consumer<Map<String, Volume>> change) {
        Map<String, Volume> changed = new TreeMap<>(volumes);
        change.accept(changed);
        if (!changed.equals(volumes)) {
            volumes = Map.copyOf(changed);
            try {
                AtomicFile.write(file, JSON.writeValueAsBytes(changed));
            } catch (IOException unwritable) {
                throw Failure.because(unwritable, "driver.state", file);
            }
        }
    }
}
