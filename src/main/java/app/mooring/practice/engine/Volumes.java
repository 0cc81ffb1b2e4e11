package app.mooring.practice.engine;

import app.mooring.file.FolderTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The volumes, with dockerd's habits: what a plugin's Get does not know is forgotten, and a name belongs to
/// one driver.
final class Volumes {
    private static final String ROOT = "/var/lib/docker/volumes/";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

    private final Path folder;
    private final Plugins plugins;
    private final UnaryOperator<Path> real;
    private final Function<String, List<String>> users;
    private final Map<String, ObjectNode> known = new TreeMap<>();

    /// @param folder of the local ones, on the host
    /// @param users the IDs of the containers that have a volume
    Volumes(Path folder, Plugins plugins, UnaryOperator<Path> real, Function<String, List<String>> users) {
        this.folder = folder;
        this.plugins = plugins;
        this.real = real;
        this.users = users;
    }

    synchronized void load() {
        known.clear();
        if (Files.exists(index())) {
            Json.read(index()).properties().forEach(entry -> known.put(entry.getKey(), (ObjectNode) entry.getValue()));
        }
    }

    private Path index() {
        return folder.resolve("volumes.json");
    }

    private void save() {
        ObjectNode all = Json.object();
        all.setAll(known);
        Json.write(index(), all);
    }

    /// Makes one, unless it is there.
    synchronized Volume create(String given, String driver, Map<String, String> options, Map<String, String> labels) {
        String name = given.isEmpty() ? Ids.random() : given;
        if (!NAME.matcher(name).matches()) {
            throw ApiException.badRequest(
                    "create " + name + ": \"" + name + "\" includes invalid characters for a local volume name, only"
                            + " \"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. If you intended to"
                            + " pass a host directory, use absolute path");
        }
        Optional<Volume> there = find("create", name, known.containsKey(name) ? "" : driver);
        if (there.isPresent()) {
            if (!driver.isEmpty() && !there.get().driver().equals(driver)) {
                throw ApiException.conflict("create " + name + ": driver '"
                        + there.get().driver() + "' already has volume '" + name + "': volume name must be unique");
            }
            if (!known.containsKey(name)) {
                remember(name, there.get().driver(), Map.of(), labels);
            }
            return there.get();
        }
        String chosen = driver.isEmpty() ? Volume.LOCAL : driver;
        if (chosen.equals(Volume.LOCAL)) {
            directory(name);
        } else {
            ObjectNode request = Json.object().put("Name", name);
            request.set("Opts", Json.MAPPER.valueToTree(options));
            ask("create " + name, chosen, "Create", request);
        }
        remember(name, chosen, options, labels);
        return get(name);
    }

    private Path directory(String name) {
        try {
            return Files.createDirectories(folder.resolve(name).resolve("_data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember(String name, String driver, Map<String, String> options, Map<String, String> labels) {
        ObjectNode entry = Json.object()
                .put("driver", driver)
                .put("created", Ids.time(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
        entry.set("options", Json.MAPPER.valueToTree(options));
        entry.set("labels", Json.MAPPER.valueToTree(labels));
        known.put(name, entry);
        save();
    }

    private JsonNode ask(String operation, String driver, String endpoint, ObjectNode request) {
        try {
            return plugins.call(driver, endpoint, request);
        } catch (Plugins.Refusal refusal) {
            throw ApiException.failed(operation + ": " + refusal.getMessage());
        } catch (ApiException broken) {
            throw new ApiException(broken.status(), operation + ": " + broken.message());
        }
    }

    /// A volume; 404 where there is none.
    synchronized Volume get(String name) {
        return find("get", name, "").orElseThrow(() -> ApiException.notFound("get " + name + ": no such volume"));
    }

    /// @param driver whose it has to be; empty for anyone's
    private Optional<Volume> find(String operation, String name, String driver) {
        try {
            return find(name, driver);
        } catch (ApiException broken) {
            throw new ApiException(broken.status(), operation + " " + name + ": " + broken.message());
        }
    }

    private Optional<Volume> find(String name, String driver) {
        ObjectNode entry = known.get(name);
        if (entry != null) {
            Optional<Volume> volume = of(name, entry.path("driver").asText(), entry);
            if (volume.isEmpty()) {
                known.remove(name);
                save();
            }
            return volume;
        }
        Stream<String> drivers = driver.isEmpty() ? plugins.present().stream() : Stream.of(driver);
        return drivers.filter(other -> !other.equals(Volume.LOCAL))
                .flatMap(other -> of(name, other, Json.object()).stream())
                .findFirst();
    }

    private Optional<Volume> of(String name, String driver, ObjectNode entry) {
        if (driver.equals(Volume.LOCAL)) {
            return Optional.of(volume(name, driver, entry, ROOT + name + "/_data", MissingNode.getInstance()));
        }
        try {
            JsonNode answer =
                    plugins.call(driver, "Get", Json.object().put("Name", name)).path("Volume");
            return Optional.of(
                    volume(name, driver, entry, answer.path("Mountpoint").asText(), answer.path("Status")));
        } catch (Plugins.Refusal refusal) {
            return Optional.empty();
        } catch (ApiException broken) {
            if (broken.status() == 404) {
                throw broken;
            }
            throw ApiException.failed("error while checking if volume \"" + name + "\" exists in driver \"" + driver
                    + "\": " + broken.message());
        }
    }

    private static Volume volume(String name, String driver, ObjectNode entry, String mountpoint, JsonNode status) {
        return new Volume(
                name,
                driver,
                Json.map(entry.path("options")),
                Json.map(entry.path("labels")),
                entry.path("created").asText("0001-01-01T00:00:00Z"),
                mountpoint,
                status);
    }

    /// All, of every driver that answers; what others say is a warning.
    synchronized List<Volume> list(List<String> warnings) {
        Map<String, Volume> all = new TreeMap<>();
        known.forEach((name, entry) -> {
            if (entry.path("driver").asText().equals(Volume.LOCAL)) {
                of(name, Volume.LOCAL, entry).ifPresent(volume -> all.put(name, volume));
            }
        });
        for (String driver : plugins.present()) {
            try {
                for (JsonNode listed :
                        plugins.call(driver, "List", Json.object()).path("Volumes")) {
                    String name = listed.path("Name").asText();
                    ObjectNode entry = known.getOrDefault(name, Json.object());
                    all.putIfAbsent(
                            name,
                            volume(
                                    name,
                                    driver,
                                    entry,
                                    listed.path("Mountpoint").asText(),
                                    MissingNode.getInstance()));
                }
            } catch (Plugins.Refusal | ApiException broken) {
                warnings.add(String.valueOf(broken.getMessage()));
            }
        }
        return List.copyOf(all.values());
    }

    synchronized void remove(String name, boolean force) {
        Optional<Volume> volume = find("remove", name, "");
        if (volume.isEmpty()) {
            if (force) {
                return;
            }
            throw ApiException.notFound("get " + name + ": no such volume");
        }
        List<String> ids = users.apply(name);
        if (!ids.isEmpty()) {
            throw ApiException.conflict("remove " + name + ": volume is in use - [" + String.join(", ", ids) + "]");
        }
        if (volume.get().local()) {
            delete(folder.resolve(name));
        } else {
            ask("remove " + name, volume.get().driver(), "Remove", Json.object().put("Name", name));
        }
        known.remove(name);
        save();
    }

    static void delete(Path folder) {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Has the driver bring it for a container; where it is in the guest.
    ///
    /// @param id what a plugin counts it by
    String mount(Volume volume, String id) {
        if (volume.local()) {
            return volume.mountpoint();
        }
        ObjectNode request = Json.object().put("Name", volume.name()).put("ID", id);
        return ask("error while mounting volume '" + volume.mountpoint() + "'", volume.driver(), "Mount", request)
                .path("Mountpoint")
                .asText();
    }

    void unmount(String name, String driver, String id) {
        if (!driver.equals(Volume.LOCAL)) {
            ask(
                    "unmount " + name,
                    driver,
                    "Unmount",
                    Json.object().put("Name", name).put("ID", id));
        }
    }

    /// Where a place in the guest is on the host.
    Path onHost(String name, String driver, String mountpoint) {
        return driver.equals(Volume.LOCAL) ? directory(name) : real.apply(Path.of(mountpoint));
    }
}
