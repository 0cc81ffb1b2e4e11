package app.mooring.practice.guest.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What is on the disks of a lab, and which guest has which mounted. A disk that two guests have mounted at
/// once is damaged in earnest: here it is refused and remembered. Safe for use by several threads.
public final class Platters {
    private final Path folder;
    private final Map<UUID, String> mounted = new HashMap<>();
    private final List<String> collisions = new ArrayList<>();

    /// @param folder the contents, a folder a medium
    public Platters(Path folder) {
        this.folder = folder;
    }

    Path content(UUID medium) throws IOException {
        return Files.createDirectories(folder.resolve(medium.toString()));
    }

    synchronized void mount(UUID medium, String machine) {
        String other = mounted.putIfAbsent(medium, machine);
        if (other != null) {
            String collision = "medium %s is mounted in %s, and %s mounts it".formatted(medium, other, machine);
            collisions.add(collision);
            throw new IllegalStateException(collision);
        }
    }

    synchronized void unmount(UUID medium, String machine) {
        mounted.remove(medium, machine);
    }

    /// Every time that a guest mounted what another had mounted. There must be none.
    public synchronized List<String> collisions() {
        return List.copyOf(collisions);
    }
}
