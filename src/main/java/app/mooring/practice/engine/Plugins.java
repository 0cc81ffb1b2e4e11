package app.mooring.practice.engine;

import app.mooring.practice.engine.http.UnixClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The volume plugins of the guest. Source: Docker's documentation, "Docker volume plugins".
final class Plugins {
    private static final String TYPE = "application/vnd.docker.plugins.v1.1+json";

    /// Whom to look for where a volume is in question and no driver is named: what guests of the lab may have.
    private static final List<String> USUAL = List.of("mooring", "rexray");

    private final Function<String, Optional<Path>> socket;
    private final Set<String> activated = ConcurrentHashMap.newKeySet();

    Plugins(Function<String, Optional<Path>> socket) {
        this.socket = socket;
    }

    /// Those that are there, by name.
    List<String> present() {
        return USUAL.stream().filter(name -> socket.apply(name).isPresent()).toList();
    }

    /// Asks a plugin. What it complains of is a [Refusal].
    JsonNode call(String driver, String endpoint, ObjectNode request) {
        Path path = socket.apply(driver)
                .orElseThrow(() -> ApiException.notFound(
                        "error looking up volume plugin " + driver + ": plugin \"" + driver + "\" not found"));
        if (!activated.contains(driver)) {
            post(driver, path, "Plugin.Activate", Json.object());
            activated.add(driver);
        }
        return post(driver, path, "VolumeDriver." + endpoint, request);
    }

    private static JsonNode post(String driver, Path socket, String endpoint, ObjectNode request) {
        JsonNode answer;
        try {
            byte[] body = Json.MAPPER.writeValueAsBytes(request);
            answer = Json.MAPPER.readTree(UnixClient.post(socket, "/" + endpoint, TYPE, body, patience(endpoint)));
        } catch (IOException e) {
            throw ApiException.failed("Post \"http://%2Frun%2Fdocker%2Fplugins%2F" + driver + ".sock/" + endpoint
                    + "\": " + e.getMessage());
        }
        String error = answer.path("Err").asText();
        if (!error.isEmpty()) {
            throw new Refusal(error);
        }
        return answer;
    }

    /// How long a plugin has for it. Source: moby, volume/drivers/proxy.go.
    private static Duration patience(String endpoint) {
        return switch (endpoint) {
            case "VolumeDriver.Create", "VolumeDriver.Mount" -> Duration.ofMinutes(2);
            default -> Duration.ofMinutes(1);
        };
    }

    /// What a plugin answered instead of doing it.
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refusal(String message) {
            super(message);
        }
    }
}
