package app.mooring.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A container again, from what an engine says of it. Its JSON is carried over as it is, so that nothing is
/// lost that docker-java has no name for.
final class Recreation {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHORT_ID = 12;

    private Recreation() {}

    static String create(
            DockerHttpClient http, InspectContainerResponse original, String name, Map<String, String> labels) {
        try (var response = http.execute(DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.POST)
                .path("/containers/create?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .putHeader("Content-Type", "application/json")
                .bodyBytes(JSON.writeValueAsBytes(body(original, labels)))
                .build())) {
            String text = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = response.getStatusCode();
            if (status >= 300) {
                throw switch (status) {
                    case 404 -> new NotFoundException(text);
                    case 409 -> new ConflictException(text);
                    default -> new DockerException(text, status);
                };
            }
            return JSON.readTree(text).path("Id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What `POST /containers/create` takes: the members of `Config`, and `HostConfig`.
    static ObjectNode body(InspectContainerResponse original, Map<String, String> labels) {
        // docker-java keeps what the engine sent with the outermost object.
        ObjectNode body = JSON.valueToTree(original.getRawValues().get("Config"));
        JsonNode hostConfig = JSON.valueToTree(original.getRawValues().get("HostConfig"));
        body.set("HostConfig", hostConfig);
        // Unless somebody chose it, the host's name is the ID of the container that it was.
        String id = String.valueOf(original.getId());
        if (id.length() > SHORT_ID && body.path("Hostname").asText().equals(id.substring(0, SHORT_ID))) {
            body.remove("Hostname");
        }
        ObjectNode its = body.withObject("/Labels");
        labels.forEach(its::put);
        return body;
    }
}
