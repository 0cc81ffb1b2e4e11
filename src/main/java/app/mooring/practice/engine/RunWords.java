package app.mooring.practice.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of `docker run` and `docker create`, as what the API takes.
final class RunWords {
    private static final String FLAGS =
            "name= d,detach e,env= v,volume= mount= p,publish= l,label= restart= rm i,interactive t,tty h,hostname="
                + " net,network= volume-driver= entrypoint= u,user= w,workdir= m,memory= cap-add= ulimit= health-cmd="
                + " sysctl= pull= q,quiet init a,attach= privileged platform=";

    private static final Pattern SIZE = Pattern.compile("([0-9]+)([bkmg]?)b?");

    private final Options options;
    private final List<String> arguments;

    RunWords(String command, List<String> words) {
        options = new Options(command, words, FLAGS, false);
        arguments = options.atLeast(command, 1);
    }

    String name() {
        return options.value("name");
    }

    boolean detached() {
        return options.has("detach");
    }

    boolean removed() {
        return options.has("rm");
    }

    String image() {
        return arguments.getFirst();
    }

    ObjectNode request() {
        ObjectNode config = Json.object().put("Image", image());
        config.put("Hostname", options.value("hostname"))
                .put("User", options.value("user"))
                .put("WorkingDir", options.value("workdir"))
                .put("Tty", options.has("tty"))
                .put("OpenStdin", options.has("interactive"));
        ArrayNode env = config.putArray("Env");
        options.all("env").forEach(env::add);
        ArrayNode command = Json.MAPPER.createArrayNode();
        arguments.stream().skip(1).forEach(command::add);
        if (!command.isEmpty()) {
            config.set("Cmd", command);
        }
        if (!options.value("entrypoint").isEmpty()) {
            config.putArray("Entrypoint").add(options.value("entrypoint"));
        }
        ObjectNode labels = config.putObject("Labels");
        pairs(options.all("label"), labels);
        if (!options.value("health-cmd").isEmpty()) {
            config.putObject("Healthcheck").putArray("Test").add("CMD-SHELL").add(options.value("health-cmd"));
        }
        config.set("HostConfig", host(config));
        return config;
    }

    private static void pairs(List<String> list, ObjectNode object) {
        for (String entry : list) {
            String[] pair = entry.split("=", 2);
            object.put(pair[0], pair.length == 1 ? "" : pair[1]);
        }
    }

    private ObjectNode host(ObjectNode config) {
        ObjectNode host = Json.object();
        ArrayNode binds = Json.MAPPER.createArrayNode();
        ObjectNode anonymous = Json.object();
        for (String volume : options.all("volume")) {
            if (volume.contains(":")) {
                binds.add(volume);
            } else {
                anonymous.putObject(volume);
            }
        }
        if (!anonymous.isEmpty()) {
            config.set("Volumes", anonymous);
        }
        host.set("Binds", binds.isEmpty() ? null : binds);
        ArrayNode mounts = Json.MAPPER.createArrayNode();
        options.all("mount").forEach(mount -> mounts.add(mount(mount)));
        if (!mounts.isEmpty()) {
            host.set("Mounts", mounts);
        }
        host.put("NetworkMode", options.value("network").isEmpty() ? "default" : options.value("network"));
        host.put("VolumeDriver", options.value("volume-driver")).put("AutoRemove", removed());
        String[] restart = options.value("restart").split(":", 2);
        host.putObject("RestartPolicy")
                .put("Name", restart[0].isEmpty() ? "no" : restart[0])
                .put("MaximumRetryCount", restart.length == 2 ? number(restart[1]) : 0);
        if (!options.value("memory").isEmpty()) {
            host.put("Memory", size(options.value("memory")));
        }
        ArrayNode capabilities = Json.MAPPER.createArrayNode();
        options.all("cap-add").forEach(capabilities::add);
        host.set("CapAdd", capabilities.isEmpty() ? null : capabilities);
        ports(config, host.putObject("PortBindings"));
        pairs(options.all("sysctl"), host.putObject("Sysctls"));
        ArrayNode limits = host.putArray("Ulimits");
        for (String limit : options.all("ulimit")) {
            String[] parts = limit.split("[=:]", -1);
            limits.addObject()
                    .put("Name", parts[0])
                    .put("Soft", number(parts[Math.min(1, parts.length - 1)]))
                    .put("Hard", number(parts[parts.length - 1]));
        }
        return host;
    }

    private void ports(ObjectNode config, ObjectNode bindings) {
        for (String port : options.all("publish")) {
            String[] parts = port.split(":", -1);
            String inside =
                    parts[parts.length - 1].contains("/") ? parts[parts.length - 1] : parts[parts.length - 1] + "/tcp";
            config.withObject("/ExposedPorts").putObject(inside);
            bindings.putArray(inside)
                    .addObject()
                    .put("HostIp", parts.length == 3 ? parts[0] : "")
                    .put("HostPort", parts.length == 1 ? "" : parts[parts.length - 2]);
        }
    }

    private static ObjectNode mount(String words) {
        ObjectNode mount = Json.object().put("Type", MountPoint.VOLUME);
        for (String word : words.split(",", -1)) {
            String[] pair = word.split("=", 2);
            String value = pair.length == 1 ? "true" : pair[1];
            switch (pair[0].toLowerCase(Locale.ROOT)) {
                case "type" -> mount.put("Type", value);
                case "source", "src" -> mount.put("Source", value);
                case "target", "destination", "dst" -> mount.put("Target", value);
                case "readonly", "ro" -> mount.put("ReadOnly", !value.equals("false") && !value.equals("0"));
                case "volume-driver" ->
                    mount.withObject("/VolumeOptions/DriverConfig").put("Name", value);
                case "volume-opt" -> {
                    String[] option = value.split("=", 2);
                    mount.withObject("/VolumeOptions/DriverConfig/Options")
                            .put(option[0], option.length == 1 ? "" : option[1]);
                }
                default ->
                    throw new Options.Wrong("invalid argument \"" + words + "\" for \"--mount\" flag: unexpected key '"
                            + pair[0] + "' in '" + word + "'");
            }
        }
        return mount;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Options.Wrong("invalid argument \"" + text + "\": invalid syntax");
        }
    }

    private static long size(String text) {
        Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new Options.Wrong(
                    "invalid argument \"" + text + "\" for \"-m, --memory\" flag: invalid size: '" + text + "'");
        }
        int shift = "bkmg".indexOf(matcher.group(2).isEmpty() ? "b" : matcher.group(2)) * 10;
        return Long.parseLong(matcher.group(1)) << shift;
    }
}
