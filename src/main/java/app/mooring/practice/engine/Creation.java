package app.mooring.practice.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a container becomes of what is asked for: the image's defaults, Docker's own, and its mounts.
final class Creation {
    private final ObjectNode config;
    private final ObjectNode hostConfig;
    private final Image image;
    private final Volumes volumes;

    /// @param request the body of `POST /containers/create`
    Creation(ObjectNode request, Image image, String id, Volumes volumes) {
        this.image = image;
        this.volumes = volumes;
        this.config = request.deepCopy();
        this.hostConfig = config.remove("HostConfig") instanceof ObjectNode given ? given : Json.object();
        config.remove("NetworkingConfig");
        completeConfig(id);
        completeHostConfig();
    }

    ObjectNode config() {
        return config;
    }

    ObjectNode hostConfig() {
        return hostConfig;
    }

    private void completeConfig(String id) {
        if (config.path("Hostname").asText("").isEmpty()) {
            config.put("Hostname", Ids.shortened(id));
        }
        Map<String, String> env = new LinkedHashMap<>(Container.env(config.path("Env")));
        Container.env(image.config().path("Env")).forEach(env::putIfAbsent);
        ArrayNode list = Json.MAPPER.createArrayNode();
        env.forEach((name, value) -> list.add(name + "=" + value));
        config.set("Env", list);
        boolean ownEntry = config.path("Entrypoint").size() > 0;
        if (config.path("Cmd").isEmpty() && !ownEntry) {
            config.set("Cmd", image.config().get("Cmd"));
        }
        if (!ownEntry) {
            config.set("Entrypoint", image.config().get("Entrypoint"));
        }
        for (String name : List.of("AttachStdin", "AttachStdout", "AttachStderr", "Tty", "OpenStdin", "StdinOnce")) {
            config.put(name, config.path(name).asBoolean());
        }
        for (String name : List.of("Domainname", "User", "WorkingDir")) {
            config.put(name, config.path(name).asText(""));
        }
        if (!config.path("Labels").isObject()) {
            config.putObject("Labels");
        }
        if (!config.path("Volumes").isObject() && !image.volumes().isEmpty()) {
            config.set("Volumes", image.config().get("Volumes").deepCopy());
        }
    }

    private void completeHostConfig() {
        String mode = hostConfig.path("NetworkMode").asText("");
        hostConfig.put("NetworkMode", mode.isEmpty() ? "default" : mode);
        if (hostConfig.path("RestartPolicy").path("Name").asText("").isEmpty()) {
            hostConfig.putObject("RestartPolicy").put("Name", "no").put("MaximumRetryCount", 0);
        }
        hostConfig.put("AutoRemove", hostConfig.path("AutoRemove").asBoolean());
        if (!hostConfig.has("Binds")) {
            hostConfig.putNull("Binds");
        }
        if (!hostConfig.has("LogConfig")) {
            hostConfig.putObject("LogConfig").put("Type", "json-file").putObject("Config");
        }
    }

    /// The mounts; volumes that are not there are made.
    List<MountPoint> mounts() {
        Map<Path, MountPoint> mounts = new LinkedHashMap<>();
        for (JsonNode mount : hostConfig.path("Mounts")) {
            add(mounts, mount(mount));
        }
        for (String bind : Json.strings(hostConfig.path("Binds"))) {
            add(mounts, bind(bind));
        }
        Set<String> paths = new HashSet<>(image.volumes());
        config.path("Volumes").fieldNames().forEachRemaining(paths::add);
        for (String path : paths) {
            if (!mounts.containsKey(Path.of(path))) {
                add(mounts, volume("", Volume.LOCAL, Map.of(), Map.of(), path, true));
            }
        }
        List<MountPoint> list = new ArrayList<>(mounts.values());
        list.sort((a, b) ->
                Integer.compare(a.destination().getNameCount(), b.destination().getNameCount()));
        return list;
    }

    private static void add(Map<Path, MountPoint> mounts, MountPoint mount) {
        if (mounts.putIfAbsent(mount.destination(), mount) != null) {
            throw ApiException.badRequest("Duplicate mount point: " + mount.destination());
        }
    }

    private MountPoint mount(JsonNode mount) {
        String source = mount.path("Source").asText("");
        String target = mount.path("Target").asText("");
        boolean writable = !mount.path("ReadOnly").asBoolean();
        return switch (mount.path("Type").asText()) {
            case MountPoint.VOLUME -> {
                JsonNode driver = mount.path("VolumeOptions").path("DriverConfig");
                yield volume(
                        source,
                        driver.path("Name").asText(""),
                        Json.map(driver.path("Options")),
                        Json.map(mount.path("VolumeOptions").path("Labels")),
                        target,
                        writable);
            }
            case "bind" -> new MountPoint("bind", "", "", source, absolute(target), writable, false, "");
            case "tmpfs" -> new MountPoint("tmpfs", "", "", "", absolute(target), true, false, "");
            default ->
                throw ApiException.badRequest(
                        "mount type unknown: \"" + mount.path("Type").asText() + "\"");
        };
    }

    private MountPoint bind(String bind) {
        String[] parts = bind.split(":", -1);
        if (parts.length == 1) {
            return volume("", Volume.LOCAL, Map.of(), Map.of(), bind, true);
        }
        if (parts.length > 3 || parts[0].isEmpty()) {
            throw ApiException.badRequest("invalid volume specification: '" + bind + "'");
        }
        boolean writable =
                parts.length == 2 || !List.of(parts[2].split(",", -1)).contains("ro");
        return parts[0].startsWith("/")
                ? new MountPoint("bind", "", "", parts[0], absolute(parts[1]), writable, false, "")
                : volume(parts[0], hostConfig.path("VolumeDriver").asText(""), Map.of(), Map.of(), parts[1], writable);
    }

    private MountPoint volume(
            String name,
            String driver,
            Map<String, String> options,
            Map<String, String> labels,
            String target,
            boolean writable) {
        Path destination = absolute(target);
        Volume volume = volumes.create(name, driver, options, labels);
        return new MountPoint(
                MountPoint.VOLUME,
                volume.name(),
                volume.driver(),
                volume.mountpoint(),
                destination,
                writable,
                name.isEmpty(),
                "");
    }

    private static Path absolute(String target) {
        if (!target.startsWith("/")) {
            throw ApiException.badRequest("invalid mount config for type \"volume\": invalid mount path: '" + target
                    + "' mount path must be absolute");
        }
        return Path.of(target).normalize();
    }
}
