package app.mooring.practice.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// A volume that the engine knows.
///
/// @param created as Docker writes times
/// @param mountpoint in the guest; empty where a plugin tells none
/// @param status what its plugin tells of it; missing for a local one
record Volume(
        String name,
        String driver,
        Map<String, String> options,
        Map<String, String> labels,
        String created,
        String mountpoint,
        JsonNode status) {
    static final String LOCAL = "local";

    Volume {
        options = Map.copyOf(options);
        labels = Map.copyOf(labels);
    }

    boolean local() {
        return driver.equals(LOCAL);
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("CreatedAt", created).put("Driver", driver);
        json.set("Labels", labels.isEmpty() ? null : Json.MAPPER.valueToTree(labels));
        json.put("Mountpoint", mountpoint).put("Name", name);
        json.set("Options", options.isEmpty() ? null : Json.MAPPER.valueToTree(options));
        json.put("Scope", local() ? LOCAL : "global");
        if (!status.isMissingNode()) {
            json.set("Status", status);
        }
        return json;
    }
}
