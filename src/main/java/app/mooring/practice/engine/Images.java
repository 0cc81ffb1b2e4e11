package app.mooring.practice.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The images that the engine has. Thread-safe.
final class Images {
    private static final String MANIFEST = "manifest.json";

    private final Path file;
    private final List<String> newcomer;
    private final Map<String, Image> all = new TreeMap<>();

    /// @param newcomer the names of those that a new engine has
    Images(Path file, List<String> newcomer) {
        this.file = file;
        this.newcomer = List.copyOf(newcomer);
    }

    synchronized void load() {
        all.clear();
        if (Files.exists(file)) {
            Json.read(file)
                    .properties()
                    .forEach(entry -> put(new Image(entry.getKey(), (ObjectNode) entry.getValue())));
        } else {
            newcomer.forEach(name -> put(known(name).orElseThrow()));
            save();
        }
    }

    private void put(Image image) {
        all.put(image.name(), image);
    }

    private void save() {
        ObjectNode json = Json.object();
        all.values().forEach(image -> json.set(image.name(), image.config()));
        Json.write(file, json);
    }

    private static Optional<Image> known(String name) {
        return Optional.ofNullable(Image.KNOWN.get(Image.tagged(name)));
    }

    synchronized List<Image> list() {
        return List.copyOf(all.values());
    }

    synchronized Image find(String name) {
        return all.values().stream()
                .filter(image -> image.name().equals(Image.tagged(name))
                        || image.id().equals(name)
                        || (name.length() >= 12 && image.id().startsWith("sha256:" + name)))
                .findFirst()
                .orElseThrow(() -> ApiException.notFound("No such image: " + Image.tagged(name)));
    }

    /// Fetches one from the lab's own registry.
    synchronized Image pull(String name) {
        Image image = known(name)
                .orElseThrow(() -> ApiException.notFound("pull access denied for " + name.replaceFirst(":.*", "")
                        + ", repository does not exist or may require 'docker login': denied: requested access to the"
                        + " resource is denied"));
        put(image);
        save();
        return image;
    }

    synchronized void remove(String name) {
        all.remove(find(name).name());
        save();
    }

    /// Writes images as `docker save` does.
    void save(List<String> names, OutputStream out) throws IOException {
        List<Image> images = names.stream().map(this::find).toList();
        Map<String, byte[]> files = new LinkedHashMap<>();
        ArrayNode manifest = Json.MAPPER.createArrayNode();
        for (Image image : images) {
            String config = image.id().replace("sha256:", "") + ".json";
            files.put(config, bytes(image.description()));
            ObjectNode entry = manifest.addObject().put("Config", config);
            entry.putArray("RepoTags").add(image.name());
            entry.putArray("Layers");
        }
        files.put(MANIFEST, bytes(manifest));
        Tar.write(files, out);
    }

    private static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Reads images as `docker load` does; their names.
    List<String> load(InputStream in) throws IOException {
        Map<String, byte[]> files = Tar.read(in, name -> name.endsWith(".json"));
        byte[] manifest = files.get(MANIFEST);
        if (manifest == null) {
            throw ApiException.failed("open /var/lib/docker/tmp/docker-import/repositories: no such file or directory");
        }
        List<String> names = new ArrayList<>();
        for (JsonNode entry : Json.MAPPER.readTree(manifest)) {
            byte[] description = files.getOrDefault(entry.path("Config").asText(), new byte[0]);
            if (!(Json.MAPPER.readTree(description).path("config") instanceof ObjectNode config)) {
                throw ApiException.failed("open " + entry.path("Config").asText() + ": no such file or directory");
            }
            names.addAll(Json.strings(entry.path("RepoTags")));
            names.forEach(name -> add(new Image(name, config)));
        }
        return names;
    }

    private synchronized void add(Image image) {
        put(image);
        save();
    }
}
