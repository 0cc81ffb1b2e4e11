package app.mooring.practice.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The containers by ID, by the beginning of it, and by name. Thread-safe.
final class Containers {
    private final Path folder;
    private final Map<String, Container> all = new ConcurrentHashMap<>();

    Containers(Path folder) {
        this.folder = folder;
    }

    void load() throws IOException {
        all.clear();
        Files.createDirectories(folder);
        try (Stream<Path> folders = Files.list(folder)) {
            folders.filter(each -> Files.exists(each.resolve("config.json")))
                    .map(Container::load)
                    .forEach(container -> all.put(container.id, container));
        }
    }

    Path folder(String id) {
        try {
            return Files.createDirectories(folder.resolve(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Newest first.
    List<Container> list() {
        List<Container> list = new ArrayList<>(all.values());
        list.sort(
                Comparator.comparing((Container container) -> container.created).reversed());
        return list;
    }

    /// A container by what a person or a program calls it; 404 where there is none.
    Container find(String called) {
        String word = called.startsWith("/") ? called.substring(1) : called;
        Container exact = all.get(word);
        if (exact != null) {
            return exact;
        }
        List<Container> named =
                all.values().stream().filter(each -> each.name.equals(word)).toList();
        List<Container> begun = named.isEmpty() && !word.isEmpty()
                ? all.values().stream().filter(each -> each.id.startsWith(word)).toList()
                : named;
        if (begun.size() != 1) {
            throw begun.isEmpty()
                    ? ApiException.notFound("No such container: " + called)
                    : ApiException.badRequest("Multiple IDs found with provided prefix: " + called);
        }
        return begun.getFirst();
    }

    /// Adds a container, unless its name is taken.
    synchronized void add(Container container) {
        requireFree(container.name);
        container.save();
        all.put(container.id, container);
    }

    synchronized void requireFree(String name) {
        all.values().stream().filter(other -> other.name.equals(name)).findAny().ifPresent(other -> {
            throw ApiException.conflict(
                    "Conflict. The container name \"/" + name + "\" is already in use by container \"" + other.id
                            + "\". You have to remove (or rename) that container to be able to reuse that name.");
        });
    }

    synchronized void rename(Container container, String name) {
        if (container.name.equals(name)) {
            throw ApiException.badRequest("Renaming a container with the same name as its current name");
        }
        requireFree(name);
        container.name = name;
        container.save();
    }

    void remove(Container container) {
        all.remove(container.id);
        Volumes.delete(container.folder);
    }

    /// The IDs of those that have a volume.
    List<String> using(String volume) {
        return all.values().stream()
                .filter(each -> each.uses(volume))
                .map(each -> each.id)
                .toList();
    }

    /// The attributes of a container's events.
    static Map<String, String> attributes(Container container) {
        Map<String, String> attributes = new TreeMap<>(Json.map(container.config.path("Labels")));
        attributes.put("image", container.image);
        attributes.put("name", container.name);
        return attributes;
    }

    static ObjectNode created(Container container) {
        ObjectNode json = Json.object().put("Id", container.id);
        json.putArray("Warnings");
        return json;
    }
}
