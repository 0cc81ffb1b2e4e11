package app.mooring.practice.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/// A place in a container where something is mounted.
///
/// @param type `volume`, `bind` or `tmpfs`
/// @param name the volume's
/// @param source in the guest
/// @param anonymous whether the volume was made for this container, without a name
/// @param id what a plugin counts the mount by; empty while it is not mounted
record MountPoint(
        String type,
        String name,
        String driver,
        String source,
        Path destination,
        boolean writable,
        boolean anonymous,
        String id) {
    static final String VOLUME = "volume";

    MountPoint mounted(String at, String by) {
        return new MountPoint(type, name, driver, at, destination, writable, anonymous, by);
    }

    boolean volume() {
        return type.equals(VOLUME);
    }

    static MountPoint of(JsonNode json) {
        return new MountPoint(
                json.path("Type").asText(),
                json.path("Name").asText(),
                json.path("Driver").asText(),
                json.path("Source").asText(),
                Path.of(json.path("Destination").asText()),
                json.path("RW").asBoolean(),
                json.path("Anonymous").asBoolean(),
                "");
    }

    ObjectNode stored() {
        return json().put("Anonymous", anonymous);
    }

    /// Where it is in the container, as Docker writes it.
    String path() {
        return destination.toString().replace('\\', '/');
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("Type", type);
        if (volume()) {
            json.put("Name", name);
        }
        json.put("Source", source).put("Destination", path());
        if (volume()) {
            json.put("Driver", driver);
        }
        return json.put("Mode", volume() ? "z" : "").put("RW", writable).put("Propagation", "");
    }
}
