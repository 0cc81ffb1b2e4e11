package app.mooring.practice.engine;

import app.mooring.practice.engine.Api.Route;
import app.mooring.practice.engine.http.Exchange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/// What the API says of containers and of what is run in them.
final class ContainerRoutes {
    private static final String RAW = "application/vnd.docker.raw-stream";
    private static final long GRACE = 10;
    private static final Pattern NAME = Pattern.compile("/?[a-zA-Z0-9][a-zA-Z0-9_.-]+");

    private final Containers containers;
    private final Lifecycle lifecycle;
    private final Mounts mounts;
    private final Images images;
    private final Volumes volumes;
    private final Execs execs;

    ContainerRoutes(
            Containers containers, Lifecycle lifecycle, Mounts mounts, Images images, Volumes volumes, Execs execs) {
        this.containers = containers;
        this.lifecycle = lifecycle;
        this.mounts = mounts;
        this.images = images;
        this.volumes = volumes;
        this.execs = execs;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/containers/json", (exchange, _) -> list(exchange)),
                new Route("POST", "/containers/create", (exchange, _) -> create(exchange)),
                new Route(
                        "GET",
                        "/containers/NAME/json",
                        (exchange, name) ->
                                Api.json(exchange, 200, containers.find(name).inspected())),
                new Route(
                        "POST",
                        "/containers/NAME/start",
                        (exchange, name) -> changed(exchange, lifecycle.start(containers.find(name)))),
                new Route(
                        "POST",
                        "/containers/NAME/stop",
                        (exchange, name) ->
                                changed(exchange, lifecycle.stop(containers.find(name), grace(exchange), true))),
                new Route("POST", "/containers/NAME/restart", this::restart),
                new Route("POST", "/containers/NAME/kill", (exchange, name) -> {
                    lifecycle.kill(containers.find(name), exchange.query("signal"));
                    Api.empty(exchange, 204);
                }),
                new Route("POST", "/containers/NAME/rename", this::rename),
                new Route(
                        "GET",
                        "/containers/NAME/changes",
                        (exchange, name) ->
                                Api.json(exchange, 200, containers.find(name).changes())),
                new Route("POST", "/containers/NAME/update", this::update),
                new Route("POST", "/containers/NAME/wait", this::await),
                new Route("GET", "/containers/NAME/logs", this::logs),
                new Route("POST", "/containers/NAME/attach", this::attach),
                new Route("DELETE", "/containers/NAME", (exchange, name) -> {
                    lifecycle.remove(containers.find(name), exchange.flag("force"), exchange.flag("v"));
                    Api.empty(exchange, 204);
                }),
                new Route(
                        "POST",
                        "/containers/NAME/exec",
                        (exchange, name) -> Api.json(
                                exchange,
                                201,
                                Json.object()
                                        .put("Id", execs.create(containers.find(name), Json.read(exchange.body()))))),
                new Route("POST", "/exec/NAME/start", this::exec),
                new Route("POST", "/exec/NAME/resize", (exchange, _) -> Api.empty(exchange, 200)),
                new Route("POST", "/containers/NAME/resize", (exchange, _) -> Api.empty(exchange, 200)),
                new Route("GET", "/exec/NAME/json", (exchange, id) -> Api.json(exchange, 200, execs.inspect(id))));
    }

    private static void changed(Exchange exchange, boolean changed) throws IOException {
        Api.empty(exchange, changed ? 204 : 304);
    }

    private static long grace(Exchange exchange) {
        String seconds = exchange.query("t");
        return seconds.matches("-?[0-9]{1,9}") ? Long.parseLong(seconds) : GRACE;
    }

    private void restart(Exchange exchange, String name) throws IOException, InterruptedException {
        Container container = containers.find(name);
        lifecycle.stop(container, grace(exchange), false);
        lifecycle.start(container);
        Api.empty(exchange, 204);
    }

    private void list(Exchange exchange) throws IOException {
        JsonNode filters = Filters.parse(exchange.query("filters"));
        ArrayNode list = Json.MAPPER.createArrayNode();
        containers.list().stream()
                .filter(container -> container.state.running() || exchange.flag("all") || filters.has("status"))
                .filter(container -> Filters.container(filters, container))
                .forEach(container -> list.add(container.listed()));
        Api.json(exchange, 200, list);
    }

    private void create(Exchange exchange) throws IOException {
        Container container = create(exchange.query("name"), Json.read(exchange.body()));
        Api.json(exchange, 201, Containers.created(container));
    }

    /// Makes a container.
    ///
    /// @param given its name; empty for one that nobody has to like
    Container create(String given, ObjectNode request) {
        if (!given.isEmpty() && !NAME.matcher(given).matches()) {
            throw ApiException.badRequest(
                    "Invalid container name (" + given + "), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed");
        }
        String id = Ids.random();
        String name = given.isEmpty() ? "practice_" + id.substring(0, 6) : given.replaceFirst("^/", "");
        Image image = images.find(request.path("Image").asText());
        containers.requireFree(name);
        Creation creation = new Creation(request, image, id, volumes);
        List<MountPoint> points = creation.mounts();
        Container container = new Container(
                id, name, Ids.now(), image, creation.config(), creation.hostConfig(), points, containers.folder(id));
        try {
            points.stream()
                    .filter(mount -> mount.volume() && image.volumes().contains(mount.path()))
                    .forEach(mounts::mountForCopying);
            containers.add(container);
        } catch (ApiException refused) {
            containers.remove(container);
            throw refused;
        }
        lifecycle.happened(container, "create");
        return container;
    }

    private void rename(Exchange exchange, String name) throws IOException {
        Container container = containers.find(name);
        String other = exchange.query("name");
        if (!NAME.matcher(other).matches()) {
            throw ApiException.badRequest(
                    "Invalid container name (" + other + "), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed");
        }
        containers.rename(container, other.replaceFirst("^/", ""));
        lifecycle.happened(container, "rename");
        Api.empty(exchange, 204);
    }

    /// Of all that could be changed, only when it is started again. As with Docker, an empty name says nothing.
    private void update(Exchange exchange, String name) throws IOException {
        Container container = containers.find(name);
        JsonNode policy = Json.read(exchange.body()).path("RestartPolicy");
        if (!policy.path("Name").asText().isEmpty()) {
            container.restartPolicy(policy);
        }
        ObjectNode answer = Json.object();
        answer.putArray("Warnings");
        Api.json(exchange, 200, answer);
    }

    private void await(Exchange exchange, String name) throws IOException {
        Container container = containers.find(name);
        OutputStream out = exchange.stream("application/json");
        boolean waits = container.state.running() || exchange.query("condition").equals("next-exit");
        Following.whileListening(exchange.rest(), () -> {
            int status = waits ? result(container) : container.state.exitCode();
            out.write((Json.object().put("StatusCode", status) + "\n").getBytes(StandardCharsets.UTF_8));
        });
        out.close();
    }

    private static int result(Container container) throws InterruptedException {
        try {
            return container.end.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void logs(Exchange exchange, String name) throws IOException, InterruptedException {
        Container container = containers.find(name);
        if (!exchange.flag("stdout") && !exchange.flag("stderr")) {
            throw ApiException.badRequest("Bad parameters: you must choose at least one stream");
        }
        OutputStream out = exchange.stream(RAW);
        LogSink sink = new LogSink(
                out, container.tty(), exchange.flag("stdout"), exchange.flag("stderr"), exchange.flag("timestamps"));
        long from = exchange.query("tail").matches("[0-9]{1,9}")
                ? sink.tail(container.log, Integer.parseInt(exchange.query("tail")))
                : 0;
        boolean follow = exchange.flag("follow");
        Following.whileListening(exchange.rest(), () -> container.log.read(from, follow, sink));
        out.close();
    }

    private void attach(Exchange exchange, String name) throws IOException {
        Container container = containers.find(name);
        long from = exchange.flag("logs") ? 0 : container.log.length();
        OutputStream out = exchange.hijack();
        LogSink sink = new LogSink(out, container.tty(), exchange.flag("stdout"), exchange.flag("stderr"), false);
        try (var _ = container.log.hold()) {
            Following.whileListening(exchange.rest(), () -> {
                container.log.awaitBegin();
                container.log.read(from, exchange.flag("stream"), sink);
            });
        }
    }

    private void exec(Exchange exchange, String id) throws IOException, InterruptedException {
        ObjectNode request = Json.read(exchange.body());
        boolean tty = execs.tty(id);
        if (request.path("Detach").asBoolean()) {
            var _ = Thread.startVirtualThread(() -> detached(id));
            Api.empty(exchange, 200);
            return;
        }
        boolean input = execs.inspect(id).path("OpenStdin").asBoolean();
        OutputStream out = exchange.hijack();
        execs.run(
                id,
                input ? exchange.rest() : InputStream.nullInputStream(),
                tty ? out : FrameOutput.stdout(out),
                tty ? out : FrameOutput.stderr(out));
    }

    private void detached(String id) {
        try {
            execs.run(
                    id,
                    InputStream.nullInputStream(),
                    OutputStream.nullOutputStream(),
                    OutputStream.nullOutputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
