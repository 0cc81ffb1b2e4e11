package app.mooring.practice.engine;

import app.mooring.practice.engine.CommandLine.Words;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The commands for volumes, images and the engine itself.
final class StoreCommands {
    private final Volumes volumes;
    private final Images images;
    private final Containers containers;
    private final StoreRoutes routes;
    private final SystemRoutes system;

    StoreCommands(Volumes volumes, Images images, Containers containers, StoreRoutes routes, SystemRoutes system) {
        this.volumes = volumes;
        this.images = images;
        this.containers = containers;
        this.routes = routes;
        this.system = system;
    }

    Map<String, Words> commands() {
        Map<String, Words> commands = new TreeMap<>();
        commands.put("volume create", this::createVolume);
        commands.put("volume ls", this::listVolumes);
        commands.put("volume inspect", this::inspectVolumes);
        commands.put("volume rm", this::removeVolumes);
        commands.put("volume prune", this::pruneVolumes);
        commands.put("images", this::listImages);
        commands.put("image ls", this::listImages);
        commands.put("image inspect", this::inspectImages);
        commands.put("pull", this::pull);
        commands.put("image pull", this::pull);
        commands.put("save", this::save);
        commands.put("load", this::load);
        commands.put("rmi", this::removeImages);
        commands.put("network ls", this::networks);
        commands.put("version", this::version);
        commands.put("info", this::info);
        commands.put("system info", this::info);
        commands.put("--version", (_, _, terminal) -> {
            terminal.line("Docker version " + SystemRoutes.VERSION + ", practice lab");
            return 0;
        });
        return commands;
    }

    private int createVolume(String command, List<String> words, Terminal terminal) throws IOException {
        Options options = new Options(command, words, "name= d,driver= o,opt= label=", true);
        String name = options.arguments().isEmpty()
                ? options.value("name")
                : options.arguments().getFirst();
        Volume volume = routes.createVolume(
                name, options.value("driver"), pairs(options.all("opt")), pairs(options.all("label")));
        terminal.line(volume.name());
        return 0;
    }

    private static Map<String, String> pairs(List<String> words) {
        Map<String, String> pairs = new TreeMap<>();
        for (String word : words) {
            String[] pair = word.split("=", 2);
            pairs.put(pair[0], pair.length == 1 ? "" : pair[1]);
        }
        return pairs;
    }

    private int listVolumes(String command, List<String> words, Terminal terminal) throws IOException {
        Options options = new Options(command, words, "q,quiet f,filter= format=", true);
        ObjectNode filters = ContainerCommands.filters(options.all("filter"));
        List<String> warnings = new ArrayList<>();
        Table table = new Table("DRIVER", "VOLUME NAME");
        volumes.list(warnings).stream()
                .filter(volume -> Filters.any(filters, "name", volume.name()::contains)
                        && Filters.any(filters, "driver", volume.driver()::equals)
                        && Filters.any(
                                filters,
                                "dangling",
                                value -> containers.using(volume.name()).isEmpty() == value.equals("true")))
                .forEach(volume -> table.row(volume.driver(), volume.name()));
        for (String warning : warnings) {
            terminal.complain(warning);
        }
        terminal.print(table.show(options.value("format"), options.has("quiet") ? 1 : -1));
        return 0;
    }

    private int inspectVolumes(String command, List<String> words, Terminal terminal) throws IOException {
        Options options = new Options(command, words, "f,format=", true);
        ArrayNode found = Json.MAPPER.createArrayNode();
        int status = 0;
        for (String name : options.atLeast(command, 1)) {
            try {
                found.add(volumes.get(name).json());
            } catch (ApiException none) {
                terminal.complain("Error: No such volume: " + name);
                status = 1;
            }
        }
        ContainerCommands.show(found, options.value("format"), terminal);
        return status;
    }

    private int removeVolumes(String command, List<String> words, Terminal terminal)
            throws IOException, InterruptedException {
        Options options = new Options(command, words, "f,force", true);
        return CommandLine.each(options.atLeast(command, 1), terminal, name -> {
            routes.removeVolume(name, options.has("force"));
            return name;
        });
    }

    /// As Docker does it: local volumes only.
    private int pruneVolumes(String command, List<String> words, Terminal terminal) throws IOException {
        Options options = new Options(command, words, "f,force a,all filter=", true);
        if (!options.has("force")) {
            terminal.complain("Without a terminal to ask at, say --force.");
            return 1;
        }
        for (Volume volume : volumes.list(new ArrayList<>())) {
            if (volume.local() && containers.using(volume.name()).isEmpty()) {
                routes.removeVolume(volume.name(), false);
                terminal.line(volume.name());
            }
        }
        return 0;
    }

    private int listImages(String command, List<String> words, Terminal terminal) throws IOException {
        Options options = new Options(command, words, "a,all q,quiet f,filter= format= no-trunc", true);
        Table table = new Table("REPOSITORY", "TAG", "IMAGE ID", "CREATED", "SIZE");
        for (Image image : images.list()) {
            int colon = image.name().lastIndexOf(':');
            table.row(
                    image.name().substring(0, colon),
                    image.name().substring(colon + 1),
                    Ids.shortened(image.id().replace("sha256:", "")),
                    "",
                    "4.1kB");
        }
        terminal.print(table.show(options.value("format"), options.has("quiet") ? 2 : -1));
        return 0;
    }

    private int inspectImages(String command, List<String> words, Terminal terminal) throws IOException {
        Options options = new Options(command, words, "f,format=", true);
        ArrayNode found = Json.MAPPER.createArrayNode();
        int status = 0;
        for (String name : options.atLeast(command, 1)) {
            try {
                found.add(images.find(name).inspected());
            } catch (ApiException none) {
                terminal.complain("Error: No such image: " + name);
                status = 1;
            }
        }
        ContainerCommands.show(found, options.value("format"), terminal);
        return status;
    }

    private int pull(String command, List<String> words, Terminal terminal) throws IOException {
        Options options = new Options(command, words, "q,quiet a,all-tags platform=", true);
        Image image = images.pull(options.atLeast(command, 1).getFirst());
        terminal.line((options.has("quiet") ? "" : "Status: Downloaded newer image for " + image.name() + "\n")
                + "docker.io/library/" + image.name());
        return 0;
    }

    private int save(String command, List<String> words, Terminal terminal) throws IOException {
        List<String> names = new Options(command, words, "platform=", true).atLeast(command, 1);
        for (String name : names) {
            if (images.list().stream().noneMatch(image -> image.name().equals(Image.tagged(name)))) {
                throw ApiException.notFound("reference does not exist: " + Image.tagged(name));
            }
        }
        images.save(names, terminal.out());
        return 0;
    }

    private int load(String command, List<String> words, Terminal terminal) throws IOException {
        Options options = new Options(command, words, "q,quiet platform=", true);
        if (!options.arguments().isEmpty()) {
            throw new Options.Wrong("\"docker load\" accepts no arguments.");
        }
        List<String> names;
        try {
            names = images.load(new BufferedInputStream(terminal.in()));
        } catch (IOException broken) {
            terminal.complain(String.valueOf(broken.getMessage()));
            return 1;
        }
        for (String name : names) {
            terminal.line("Loaded image: " + name);
        }
        return 0;
    }

    private int removeImages(String command, List<String> words, Terminal terminal)
            throws IOException, InterruptedException {
        Options options = new Options(command, words, "f,force", true);
        return CommandLine.each(
                options.atLeast(command, 1),
                terminal,
                name -> "Untagged: "
                        + routes.removeImage(name, options.has("force")).name());
    }

    private int networks(String command, List<String> words, Terminal terminal) throws IOException {
        Options options = new Options(command, words, "q,quiet f,filter= format=", true);
        Table table = new Table("NETWORK ID", "NAME", "DRIVER", "SCOPE");
        for (String name : List.of("bridge", "host", "none")) {
            table.row(Ids.shortened(Ids.sha256(name)), name, name.equals("none") ? "null" : name, "local");
        }
        terminal.print(table.show(options.value("format"), options.has("quiet") ? 0 : -1));
        return 0;
    }

    private int version(String command, List<String> words, Terminal terminal) throws IOException {
        Options options = new Options(command, words, "f,format=", true);
        ObjectNode both = Json.object();
        both.set("Client", SystemRoutes.version());
        both.set("Server", SystemRoutes.version());
        terminal.line(
                options.value("format").isEmpty()
                        ? "Client:\n Version:           " + SystemRoutes.VERSION + "\n API version:       "
                                + SystemRoutes.API
                                + "\n\nServer: Practice lab\n Engine:\n  Version:          " + SystemRoutes.VERSION
                                + "\n  API version:      " + SystemRoutes.API
                        : Template.fill(options.value("format"), both));
        return 0;
    }

    private int info(String command, List<String> words, Terminal terminal) throws IOException {
        Options options = new Options(command, words, "f,format=", true);
        String format = options.value("format");
        terminal.line(format.isEmpty() ? system.info().toPrettyString() : Template.fill(format, system.info()));
        return 0;
    }
}
