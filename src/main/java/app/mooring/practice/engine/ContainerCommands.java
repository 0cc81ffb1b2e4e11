package app.mooring.practice.engine;

import app.mooring.practice.engine.CommandLine.Words;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The commands for containers.
final class ContainerCommands {
    private static final int GRACE = 10;

    private final Containers containers;
    private final Lifecycle lifecycle;
    private final Images images;
    private final Execs execs;
    private final ContainerRoutes routes;

    ContainerCommands(Containers containers, Lifecycle lifecycle, Images images, Execs execs, ContainerRoutes routes) {
        this.containers = containers;
        this.lifecycle = lifecycle;
        this.images = images;
        this.execs = execs;
        this.routes = routes;
    }

    Map<String, Words> commands() {
        Map<String, Words> commands = new TreeMap<>();
        commands.put("run", this::run);
        commands.put("create", this::create);
        commands.put("ps", this::list);
        commands.put("ls", this::list);
        commands.put("start", this::start);
        commands.put("stop", this::stop);
        commands.put("restart", this::restart);
        commands.put("kill", this::kill);
        commands.put("rm", this::remove);
        commands.put("rename", this::rename);
        commands.put("wait", this::await);
        commands.put("logs", this::logs);
        commands.put("exec", this::exec);
        commands.put("inspect", this::inspect);
        return commands;
    }

    private Container make(RunWords words, Terminal terminal) throws IOException {
        try {
            images.find(words.image());
        } catch (ApiException missing) {
            terminal.complain("Unable to find image '" + Image.tagged(words.image()) + "' locally");
            images.pull(words.image());
        }
        return routes.create(words.name(), words.request());
    }

    private int create(String command, List<String> words, Terminal terminal) throws IOException {
        terminal.line(make(new RunWords(command, words), terminal).id);
        return 0;
    }

    private int run(String command, List<String> words, Terminal terminal) throws IOException, InterruptedException {
        RunWords run = new RunWords(command, words);
        Container container = make(run, terminal);
        if (run.detached()) {
            lifecycle.start(container);
            terminal.line(container.id);
            return 0;
        }
        int status;
        try (var _ = container.log.hold()) {
            lifecycle.start(container);
            container.log.read(0, true, new LogSink(terminal.out(), terminal.err(), true, true, false));
            status = container.end.join();
        }
        if (run.removed()) {
            container.gone.join();
        }
        return status;
    }

    private int list(String command, List<String> words, Terminal terminal) throws IOException {
        Options options = new Options(command, words, "a,all q,quiet f,filter= format= no-trunc l,latest s,size", true);
        ObjectNode filters = filters(options.all("filter"));
        Table table = new Table("CONTAINER ID", "IMAGE", "COMMAND", "CREATED", "STATUS", "PORTS", "NAMES");
        containers.list().stream()
                .filter(container -> container.state.running() || options.has("all") || filters.has("status"))
                .filter(container -> Filters.container(filters, container))
                .forEach(container -> table.row(
                        options.has("no-trunc") ? container.id : Ids.shortened(container.id),
                        container.image,
                        "\"" + abridged(String.join(" ", container.argv())) + "\"",
                        State.ago(container.created) + " ago",
                        container.state.sentence(),
                        "",
                        container.name));
        terminal.print(table.show(options.value("format"), options.has("quiet") ? 0 : -1));
        return 0;
    }

    private static String abridged(String text) {
        return text.length() <= 20 ? text : text.substring(0, 19) + "…";
    }

    static ObjectNode filters(List<String> words) {
        ObjectNode filters = Json.object();
        for (String word : words) {
            String[] pair = word.split("=", 2);
            if (pair.length == 1) {
                throw new Options.Wrong("bad format of filter (expected name=value)");
            }
            filters.withArray("/" + pair[0]).add(pair[1]);
        }
        return filters;
    }

    private int start(String command, List<String> words, Terminal terminal) throws IOException, InterruptedException {
        Options options = new Options(command, words, "a,attach i,interactive", true);
        return CommandLine.each(options.atLeast(command, 1), terminal, name -> {
            lifecycle.start(containers.find(name));
            return name;
        });
    }

    private static int grace(Options options) {
        String seconds = options.value("time");
        return seconds.matches("-?[0-9]{1,9}") ? Integer.parseInt(seconds) : GRACE;
    }

    private int stop(String command, List<String> words, Terminal terminal) throws IOException, InterruptedException {
        Options options = new Options(command, words, "t,time=", true);
        return CommandLine.each(options.atLeast(command, 1), terminal, name -> {
            lifecycle.stop(containers.find(name), grace(options), true);
            return name;
        });
    }

    private int restart(String command, List<String> words, Terminal terminal)
            throws IOException, InterruptedException {
        Options options = new Options(command, words, "t,time=", true);
        return CommandLine.each(options.atLeast(command, 1), terminal, name -> {
            Container container = containers.find(name);
            lifecycle.stop(container, grace(options), true);
            lifecycle.start(container);
            return name;
        });
    }

    private int kill(String command, List<String> words, Terminal terminal) throws IOException, InterruptedException {
        Options options = new Options(command, words, "s,signal=", true);
        return CommandLine.each(options.atLeast(command, 1), terminal, name -> {
            lifecycle.kill(containers.find(name), options.value("signal"));
            return name;
        });
    }

    private int remove(String command, List<String> words, Terminal terminal) throws IOException, InterruptedException {
        Options options = new Options(command, words, "f,force v,volumes", true);
        return CommandLine.each(options.atLeast(command, 1), terminal, name -> {
            lifecycle.remove(containers.find(name), options.has("force"), options.has("volumes"));
            return name;
        });
    }

    private int rename(String command, List<String> words, Terminal terminal) {
        List<String> names = new Options(command, words, "help", true).atLeast(command, 2);
        containers.rename(containers.find(names.get(0)), names.get(1));
        return 0;
    }

    private int await(String command, List<String> words, Terminal terminal) throws IOException, InterruptedException {
        return CommandLine.each(new Options(command, words, "help", true).atLeast(command, 1), terminal, name -> {
            Container container = containers.find(name);
            return String.valueOf(container.state.running() ? container.end.join() : container.state.exitCode());
        });
    }

    private int logs(String command, List<String> words, Terminal terminal) throws IOException, InterruptedException {
        Options options = new Options(command, words, "f,follow n,tail= t,timestamps details since=", true);
        Container container = containers.find(options.atLeast(command, 1).getFirst());
        LogSink sink = new LogSink(terminal.out(), terminal.err(), true, true, options.has("timestamps"));
        String tail = options.value("tail");
        long from = tail.matches("[0-9]{1,9}") ? sink.tail(container.log, Integer.parseInt(tail)) : 0;
        container.log.read(from, options.has("follow"), sink);
        return 0;
    }

    private int exec(String command, List<String> words, Terminal terminal) throws IOException, InterruptedException {
        Options options =
                new Options(command, words, "i,interactive t,tty d,detach e,env= u,user= w,workdir= privileged", false);
        List<String> arguments = options.atLeast(command, 2);
        ObjectNode request = Json.object().put("Tty", options.has("tty"));
        request.set("Cmd", Json.MAPPER.valueToTree(arguments.subList(1, arguments.size())));
        request.set("Env", Json.MAPPER.valueToTree(options.all("env")));
        String id = execs.create(containers.find(arguments.getFirst()), request);
        InputStream in = options.has("interactive") ? terminal.in() : InputStream.nullInputStream();
        return execs.run(id, in, terminal.out(), options.has("tty") ? terminal.out() : terminal.err());
    }

    private int inspect(String command, List<String> words, Terminal terminal) throws IOException {
        Options options = new Options(command, words, "f,format= type= s,size", true);
        ArrayNode found = Json.MAPPER.createArrayNode();
        int status = 0;
        for (String name : options.atLeast(command, 1)) {
            try {
                found.add(containers.find(name).inspected());
            } catch (ApiException none) {
                try {
                    found.add(images.find(name).inspected());
                } catch (ApiException neither) {
                    terminal.complain("Error: No such object: " + name);
                    status = 1;
                }
            }
        }
        show(found, options.value("format"), terminal);
        return status;
    }

    static void show(ArrayNode found, String format, Terminal terminal) throws IOException {
        if (format.isEmpty()) {
            terminal.line(found.toPrettyString());
        } else {
            for (JsonNode each : found) {
                terminal.line(Template.fill(format, each));
            }
        }
    }
}
