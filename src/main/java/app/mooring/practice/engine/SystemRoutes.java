package app.mooring.practice.engine;

import app.mooring.practice.engine.Api.Route;
import app.mooring.practice.engine.http.Exchange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the API says of the engine itself, its events and its networks.
final class SystemRoutes {
    static final String VERSION = "20.10.24";
    static final String API = "1.41";

    private final String guest;
    private final Containers containers;
    private final Images images;
    private final Plugins plugins;
    private final Events events;

    SystemRoutes(String guest, Containers containers, Images images, Plugins plugins, Events events) {
        this.guest = guest;
        this.containers = containers;
        this.images = images;
        this.plugins = plugins;
        this.events = events;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/_ping", (exchange, _) -> ping(exchange)),
                new Route("HEAD", "/_ping", (exchange, _) -> ping(exchange)),
                new Route("GET", "/version", (exchange, _) -> Api.json(exchange, 200, version())),
                new Route("GET", "/info", (exchange, _) -> Api.json(exchange, 200, info())),
                new Route("GET", "/events", (exchange, _) -> events(exchange)),
                new Route("GET", "/networks", (exchange, _) -> Api.json(exchange, 200, networks(exchange))),
                new Route("GET", "/networks/NAME", this::network));
    }

    private static void ping(Exchange exchange) throws IOException {
        exchange.answer(200, "text/plain; charset=utf-8", "OK".getBytes(StandardCharsets.UTF_8));
    }

    static ObjectNode version() {
        ObjectNode json = Json.object();
        json.putObject("Platform").put("Name", "Practice lab");
        json.putArray("Components").addObject().put("Name", "Engine").put("Version", VERSION);
        return json.put("Version", VERSION)
                .put("ApiVersion", API)
                .put("MinAPIVersion", "1.12")
                .put("GitCommit", "")
                .put("GoVersion", "")
                .put("Os", "linux")
                .put("Arch", "amd64")
                .put("KernelVersion", "5.15.0")
                .put("BuildTime", "2025-03-01T00:00:00.000000000+00:00");
    }

    ObjectNode info() {
        List<Container> all = containers.list();
        long running =
                all.stream().filter(container -> container.state.running()).count();
        ObjectNode json = Json.object()
                .put("ID", Ids.sha256(guest).substring(0, 32))
                .put("Name", guest)
                .put("Containers", all.size())
                .put("ContainersRunning", running)
                .put("ContainersPaused", 0)
                .put("ContainersStopped", all.size() - running)
                .put("Images", images.list().size())
                .put("Driver", "overlay2")
                .put("OperatingSystem", "Practice lab")
                .put("OSType", "linux")
                .put("Architecture", "x86_64")
                .put("NCPU", 1)
                .put("DockerRootDir", "/var/lib/docker")
                .put("ServerVersion", VERSION);
        ArrayNode drivers = json.putObject("Plugins").putArray("Volume").add(Volume.LOCAL);
        plugins.present().forEach(drivers::add);
        return json;
    }

    private void events(Exchange exchange) throws IOException {
        JsonNode filters = Filters.parse(exchange.query("filters"));
        OutputStream out = exchange.stream("application/json");
        double since = seconds(exchange.query("since"));
        double until = seconds(exchange.query("until"));
        Following.whileListening(
                exchange.rest(),
                () -> events.follow(since, until, event -> {
                    if (wanted(filters, event)) {
                        out.write((event + "\n").getBytes(StandardCharsets.UTF_8));
                    }
                }));
        out.close();
    }

    private static boolean wanted(JsonNode filters, ObjectNode event) {
        String type = event.path("Type").asText();
        JsonNode attributes = event.path("Actor").path("Attributes");
        String id = event.path("Actor").path("ID").asText();
        return Filters.any(filters, "type", type::equals)
                && Filters.any(filters, "event", event.path("Action").asText()::equals)
                && Filters.any(
                        filters,
                        "container",
                        value -> type.equals("container")
                                && (id.startsWith(value)
                                        || attributes.path("name").asText().equals(value)))
                && Filters.any(filters, "volume", value -> type.equals("volume") && id.equals(value))
                && Filters.labels(filters, Json.map(attributes));
    }

    private static double seconds(String text) {
        return text.matches("[0-9]+(\\.[0-9]+)?") ? Double.parseDouble(text) : -1;
    }

    private static ArrayNode networks(Exchange exchange) {
        JsonNode filters = Filters.parse(exchange.query("filters"));
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (String name : List.of("bridge", "host", "none")) {
            if (Filters.any(filters, "name", name::contains)) {
                list.add(network(name));
            }
        }
        return list;
    }

    private static ObjectNode network(String name) {
        ObjectNode json = Json.object()
                .put("Name", name)
                .put("Id", Ids.sha256(name))
                .put("Created", "2025-03-01T00:00:00.000000000Z")
                .put("Scope", "local")
                .put("Driver", name.equals("none") ? "null" : name)
                .put("EnableIPv6", false)
                .put("Internal", false);
        json.putObject("IPAM").put("Driver", "default").putArray("Config");
        json.putObject("Containers");
        json.putObject("Options");
        json.putObject("Labels");
        return json;
    }

    private void network(Exchange exchange, String name) throws IOException {
        if (!List.of("bridge", "host", "none").contains(name)) {
            throw ApiException.notFound("network " + name + " not found");
        }
        Api.json(exchange, 200, network(name));
    }
}
