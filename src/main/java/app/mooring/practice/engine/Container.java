package app.mooring.practice.engine;

import app.mooring.practice.engine.program.Program;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A container: its configuration, which stays, and its state, which changes under [#busy].
final class Container {
    final String id;
    final String created;
    final String image;
    final String imageId;
    final ObjectNode config;
    final ObjectNode hostConfig;
    final Path folder;
    final ContainerLog log;

    /// Held by whoever starts, stops or removes it.
    final ReentrantLock busy = new ReentrantLock();

    /// What runs in it, its own program apart.
    final Set<Program.Running> execs = ConcurrentHashMap.newKeySet();

    volatile String name;
    volatile List<MountPoint> mounts;
    volatile State state;
    volatile boolean stoppedByPerson;
    volatile int restarts;
    volatile boolean removed;
    volatile Program.@Nullable Running running;

    /// Done when it has been removed, or when that will not happen in this run of the engine.
    final CompletableFuture<Void> gone = new CompletableFuture<>();

    /// Done, with its status, when it has ended and all of that is seen to.
    volatile CompletableFuture<Integer> end = new CompletableFuture<>();

    Container(
            String id,
            String name,
            String created,
            Image image,
            ObjectNode config,
            ObjectNode hostConfig,
            List<MountPoint> mounts,
            Path folder) {
        this.id = id;
        this.name = name;
        this.created = created;
        this.image = config.path("Image").asText();
        this.imageId = image.id();
        this.config = config;
        this.hostConfig = hostConfig;
        this.mounts = List.copyOf(mounts);
        this.folder = folder;
        this.state = State.CREATED;
        this.log = new ContainerLog(folder.resolve(id + "-json.log"));
    }

    private Container(ObjectNode stored, Path folder) {
        this.id = stored.path("Id").asText();
        this.name = stored.path("Name").asText();
        this.created = stored.path("Created").asText();
        this.image = stored.path("Config").path("Image").asText();
        this.imageId = stored.path("Image").asText();
        this.config = (ObjectNode) stored.path("Config");
        this.hostConfig = (ObjectNode) stored.path("HostConfig");
        List<MountPoint> points = new ArrayList<>();
        stored.path("Mounts").forEach(mount -> points.add(MountPoint.of(mount)));
        this.mounts = List.copyOf(points);
        this.stoppedByPerson = stored.path("HasBeenManuallyStopped").asBoolean();
        this.folder = folder;
        this.state = State.of(stored.path("State"));
        this.log = new ContainerLog(folder.resolve(id + "-json.log"));
    }

    static Container load(Path folder) {
        return new Container(Json.read(folder.resolve("config.json")), folder);
    }

    synchronized void save() {
        ObjectNode stored = Json.object()
                .put("Id", id)
                .put("Name", name)
                .put("Created", created)
                .put("Image", imageId);
        stored.set("Config", config);
        stored.set("HostConfig", hostConfig);
        ArrayNode points = stored.putArray("Mounts");
        mounts.forEach(mount -> points.add(mount.stored()));
        stored.put("HasBeenManuallyStopped", stoppedByPerson);
        stored.set("State", state.json());
        Json.write(folder.resolve("config.json"), stored);
    }

    /// The words it runs.
    List<String> argv() {
        List<String> argv = new ArrayList<>(Json.words(config.path("Entrypoint")));
        argv.addAll(Json.words(config.path("Cmd")));
        return argv;
    }

    Map<String, String> env() {
        return env(config.path("Env"));
    }

    static Map<String, String> env(JsonNode list) {
        Map<String, String> env = new LinkedHashMap<>();
        for (String entry : Json.strings(list)) {
            String[] pair = entry.split("=", 2);
            env.put(pair[0], pair.length == 1 ? "" : pair[1]);
        }
        return env;
    }

    boolean tty() {
        return config.path("Tty").asBoolean();
    }

    String restartPolicy() {
        return hostConfig.path("RestartPolicy").path("Name").asText();
    }

    /// Has it started again by itself as that says.
    void restartPolicy(JsonNode policy) {
        busy.lock();
        try {
            hostConfig.set("RestartPolicy", policy);
            save();
        } finally {
            busy.unlock();
        }
    }

    boolean uses(String volume) {
        return mounts.stream().anyMatch(mount -> mount.volume() && mount.name().equals(volume));
    }

    private JsonNode words() {
        ArrayNode words = Json.MAPPER.createArrayNode();
        argv().stream().skip(1).forEach(words::add);
        return words;
    }

    private ArrayNode mountList() {
        ArrayNode points = Json.MAPPER.createArrayNode();
        mounts.forEach(mount -> points.add(mount.json()));
        return points;
    }

    private ObjectNode networks() {
        String mode = hostConfig.path("NetworkMode").asText();
        ObjectNode networks = Json.object();
        networks.putObject(mode.equals("default") ? "bridge" : mode)
                .put("NetworkID", Ids.sha256(mode))
                .put("EndpointID", "")
                .put("Gateway", "")
                .put("IPAddress", "")
                .put("IPPrefixLen", 0)
                .put("MacAddress", "");
        return networks;
    }

    /// Where its own files are.
    Path root() {
        return folder.resolve("root");
    }

    /// Its own files; it has none of an image's. Directories are in each image already.
    ArrayNode changes() throws IOException {
        ArrayNode changes = Json.MAPPER.createArrayNode();
        if (Files.isDirectory(root())) {
            try (Stream<Path> files = Files.walk(root())) {
                files.skip(1)
                        .sorted()
                        .forEach(file -> changes.addObject()
                                .put(
                                        "Path",
                                        "/" + root().relativize(file).toString().replace('\\', '/'))
                                .put("Kind", Files.isDirectory(file) ? 0 : 1));
            }
        }
        return changes;
    }

    ObjectNode inspected() {
        ObjectNode json = Json.object().put("Id", id).put("Created", created);
        json.put("Path", argv().isEmpty() ? "" : argv().getFirst()).set("Args", words());
        json.set("State", state.json());
        json.put("Image", imageId)
                .put("LogPath", "/var/lib/docker/containers/" + id + "/" + id + "-json.log")
                .put("Name", "/" + name)
                .put("RestartCount", restarts)
                .put("Driver", "overlay2")
                .put("Platform", "linux")
                .put("MountLabel", "")
                .put("ProcessLabel", "")
                .put("AppArmorProfile", "docker-default")
                .putNull("ExecIDs");
        json.set("HostConfig", hostConfig);
        json.putObject("GraphDriver").put("Name", "overlay2").putObject("Data");
        json.set("Mounts", mountList());
        json.set("Config", config);
        ObjectNode network = json.putObject("NetworkSettings").put("Bridge", "").put("SandboxID", "");
        network.putObject("Ports");
        network.set("Networks", networks());
        return json;
    }

    ObjectNode listed() {
        ObjectNode json = Json.object().put("Id", id);
        json.putArray("Names").add("/" + name);
        json.put("Image", image).put("ImageID", imageId).put("Command", String.join(" ", argv()));
        json.put("Created", Instant.parse(created).getEpochSecond());
        json.putArray("Ports");
        json.set("Labels", config.path("Labels"));
        json.put("State", state.status()).put("Status", state.sentence());
        json.putObject("HostConfig")
                .put("NetworkMode", hostConfig.path("NetworkMode").asText());
        json.putObject("NetworkSettings").set("Networks", networks());
        json.set("Mounts", mountList());
        return json;
    }

    @Override
    public String toString() {
        return name;
    }
}
