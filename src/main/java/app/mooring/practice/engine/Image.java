package app.mooring.practice.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An image.
///
/// @param name with its tag
/// @param config as in an image's own description: Cmd, Entrypoint, Env, Volumes, …
record Image(String name, ObjectNode config) {
    private static final String LATEST = ":latest";
    private static final String CREATED = "2025-03-01T00:00:00Z";
    private static final String PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// What the lab's registry has, by name.
    static final Map<String, Image> KNOWN = known();

    private static Map<String, Image> known() {
        Map<String, Image> images = new TreeMap<>();
        ObjectNode mysql = config(List.of("docker-entrypoint.sh"), List.of("mysqld"));
        mysql.putObject("Volumes").putObject("/var/lib/mysql");
        mysql.putObject("ExposedPorts").putObject("3306/tcp");
        for (Image image : List.of(
                new Image("mysql" + LATEST, mysql),
                new Image("busybox" + LATEST, config(List.of(), List.of("sh"))),
                new Image("alpine" + LATEST, config(List.of(), List.of("/bin/sh"))),
                new Image("hello-world" + LATEST, config(List.of(), List.of("/hello"))))) {
            images.put(image.name(), image);
        }
        return Map.copyOf(images);
    }

    private static ObjectNode config(List<String> entrypoint, List<String> command) {
        ObjectNode config = Json.object();
        config.putArray("Env").add(PATH);
        config.set("Cmd", Json.MAPPER.valueToTree(command));
        config.set("Entrypoint", entrypoint.isEmpty() ? null : Json.MAPPER.valueToTree(entrypoint));
        return config.put("WorkingDir", "").put("User", "");
    }

    static String tagged(String name) {
        return name.substring(name.lastIndexOf('/') + 1).contains(":") || name.contains("@") ? name : name + LATEST;
    }

    String id() {
        return "sha256:" + Ids.sha256(name + config);
    }

    /// The directories of it that are volumes.
    List<String> volumes() {
        List<String> paths = new ArrayList<>();
        config.path("Volumes").fieldNames().forEachRemaining(paths::add);
        return paths;
    }

    ObjectNode listed() {
        ObjectNode json =
                Json.object().put("Containers", -1).put("Created", 1740787200).put("Id", id());
        json.putObject("Labels");
        json.put("ParentId", "").putArray("RepoDigests");
        json.putArray("RepoTags").add(name);
        return json.put("SharedSize", -1).put("Size", 4096).put("VirtualSize", 4096);
    }

    ObjectNode inspected() {
        ObjectNode json = Json.object().put("Id", id());
        json.putArray("RepoTags").add(name);
        json.putArray("RepoDigests");
        json.put("Parent", "")
                .put("Comment", "")
                .put("Created", CREATED)
                .put("DockerVersion", "20.10.24")
                .put("Author", "");
        json.set("Config", config);
        json.set("ContainerConfig", config);
        json.put("Architecture", "amd64").put("Os", "linux").put("Size", 4096).put("VirtualSize", 4096);
        json.putObject("GraphDriver").put("Name", "overlay2").putObject("Data");
        json.putObject("RootFS").put("Type", "layers").putArray("Layers");
        return json;
    }

    /// What `docker save` writes as the image's description.
    JsonNode description() {
        ObjectNode json =
                Json.object().put("architecture", "amd64").put("os", "linux").put("created", CREATED);
        json.set("config", config);
        json.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        return json;
    }
}
