package app.mooring.practice.engine;

import app.mooring.practice.engine.Api.Route;
import app.mooring.practice.engine.http.Exchange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the API says of volumes and images.
final class StoreRoutes {
    private final Volumes volumes;
    private final Images images;
    private final Containers containers;
    private final Events events;

    StoreRoutes(Volumes volumes, Images images, Containers containers, Events events) {
        this.volumes = volumes;
        this.images = images;
        this.containers = containers;
        this.events = events;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/volumes", (exchange, _) -> volumes(exchange)),
                new Route("POST", "/volumes/create", (exchange, _) -> createVolume(exchange)),
                new Route(
                        "GET",
                        "/volumes/NAME",
                        (exchange, name) ->
                                Api.json(exchange, 200, volumes.get(name).json())),
                new Route("DELETE", "/volumes/NAME", (exchange, name) -> {
                    removeVolume(name, exchange.flag("force"));
                    Api.empty(exchange, 204);
                }),
                new Route("GET", "/images/json", (exchange, _) -> images(exchange)),
                new Route("GET", "/images/get", (exchange, _) -> save(exchange, exchange.query("names"))),
                new Route("GET", "/images/NAME/get", this::save),
                new Route(
                        "GET",
                        "/images/NAME/json",
                        (exchange, name) ->
                                Api.json(exchange, 200, images.find(name).inspected())),
                new Route("POST", "/images/load", (exchange, _) -> load(exchange)),
                new Route("POST", "/images/create", (exchange, _) -> pull(exchange)),
                new Route("DELETE", "/images/NAME", this::removeImage));
    }

    private void volumes(Exchange exchange) throws IOException {
        JsonNode filters = Filters.parse(exchange.query("filters"));
        List<String> warnings = new ArrayList<>();
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("Volumes");
        volumes.list(warnings).stream()
                .filter(volume -> Filters.any(filters, "name", volume.name()::contains))
                .filter(volume -> Filters.any(filters, "driver", volume.driver()::equals))
                .filter(volume -> Filters.any(
                        filters,
                        "dangling",
                        value -> containers.using(volume.name()).isEmpty()
                                == (value.equals("true") || value.equals("1"))))
                .filter(volume -> Filters.labels(filters, volume.labels()))
                .forEach(volume -> list.add(volume.json()));
        json.set("Warnings", warnings.isEmpty() ? null : Json.MAPPER.valueToTree(warnings));
        Api.json(exchange, 200, json);
    }

    private void createVolume(Exchange exchange) throws IOException {
        ObjectNode request = Json.read(exchange.body());
        Volume volume = createVolume(
                request.path("Name").asText(""),
                request.path("Driver").asText(""),
                Json.map(request.path("DriverOpts")),
                Json.map(request.path("Labels")));
        Api.json(exchange, 201, volume.json());
    }

    Volume createVolume(String name, String driver, Map<String, String> options, Map<String, String> labels) {
        // The API, unlike `-v`, means the local driver where it is told none.
        Volume volume = volumes.create(name, driver.isEmpty() ? Volume.LOCAL : driver, options, labels);
        events.happened("volume", "create", volume.name(), Map.of("driver", volume.driver()));
        return volume;
    }

    void removeVolume(String name, boolean force) {
        volumes.remove(name, force);
        events.happened("volume", "destroy", name, Map.of());
    }

    private void images(Exchange exchange) throws IOException {
        JsonNode filters = Filters.parse(exchange.query("filters"));
        ArrayNode list = Json.MAPPER.createArrayNode();
        images.list().stream()
                .filter(image -> Filters.any(
                        filters,
                        "reference",
                        value -> image.name().equals(Image.tagged(value))
                                || image.name().startsWith(value + ":")))
                .forEach(image -> list.add(image.listed()));
        Api.json(exchange, 200, list);
    }

    private void save(Exchange exchange, String names) throws IOException {
        List<String> list = List.of(names.split(",", -1));
        list.forEach(images::find);
        try (OutputStream out = exchange.stream("application/x-tar")) {
            images.save(list, out);
        }
    }

    private void load(Exchange exchange) throws IOException {
        var text = new StringBuilder();
        for (String name : images.load(exchange.body())) {
            text.append(Json.object().put("stream", "Loaded image: " + name + "\n"))
                    .append("\r\n");
        }
        exchange.answer(200, "application/json", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void pull(Exchange exchange) throws IOException {
        String tag = exchange.query("tag");
        Image image = images.pull(exchange.query("fromImage") + (tag.isEmpty() ? "" : ":" + tag));
        String text = Json.object().put("status", "Status: Downloaded newer image for " + image.name()) + "\r\n";
        exchange.answer(200, "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    private void removeImage(Exchange exchange, String name) throws IOException {
        Image image = removeImage(name, exchange.flag("force"));
        ArrayNode list = Json.MAPPER.createArrayNode();
        list.addObject().put("Untagged", image.name());
        Api.json(exchange, 200, list);
    }

    Image removeImage(String name, boolean force) {
        Image image = images.find(name);
        boolean used = containers.list().stream().anyMatch(container -> container.imageId.equals(image.id()));
        if (used && !force) {
            throw ApiException.conflict("conflict: unable to remove repository reference \"" + name
                    + "\" (must force) - a container is using its referenced image");
        }
        images.remove(name);
        return image;
    }
}
