package app.mooring.driver;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.Serial;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// Docker's volume plugin protocol, messages only. Source: Docker's documentation, "Docker volume plugins".
final class PluginProtocol {
    private static final System.Logger LOG = System.getLogger(PluginProtocol.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Volumes volumes;
    private final Runnable settle;

    PluginProtocol(Volumes volumes, Runnable settle) {
        this.volumes = volumes;
        this.settle = settle;
    }

    /// The answer to a request, which always has `Err`: empty, or the sentence for the person.
    byte[] answer(String endpoint, byte[] request) {
        ObjectNode answer;
        try {
            answer = dispatch(endpoint, parse(endpoint, request));
            answer.put("Err", "");
        } catch (Failure failure) {
            // Docker asks every driver for every name, of anonymous volumes too.
            boolean usual = failure.code().equals("driver.noVolume") && endpoint.equals("/VolumeDriver.Get");
            LOG.log(usual ? Level.DEBUG : Level.INFO, "{0}: {1}", endpoint, failure.getMessage());
            settleAfter(endpoint);
            answer = error(failure.getMessage());
        } catch (RuntimeException unexpected) {
            LOG.log(Level.ERROR, endpoint, unexpected);
            settleAfter(endpoint);
            answer = error(
                    Failure.because(unexpected, "driver.unexpected", unexpected).getMessage());
        }
        return bytes(answer);
    }

    /// A mount or an unmount that failed may have left something half done.
    private void settleAfter(String endpoint) {
        if (endpoint.equals("/VolumeDriver.Mount") || endpoint.equals("/VolumeDriver.Unmount")) {
            settle.run();
        }
    }

    byte[] refusal(Failure failure) {
        return bytes(error(failure.getMessage()));
    }

    private static ObjectNode error(String sentence) {
        return object().put("Err", sentence);
    }

    /// Docker sends no body where there is nothing to say.
    private static JsonNode parse(String endpoint, byte[] request) {
        try {
            JsonNode parsed = request.length == 0 ? object() : JSON.readTree(request);
            if (parsed.isObject()) {
                return parsed;
            }
        } catch (IOException broken) {
            throw Failure.because(broken, "driver.request", endpoint);
        }
        throw Failure.usage("driver.request", endpoint);
    }

    private ObjectNode dispatch(String endpoint, JsonNode request) {
        ObjectNode answer = object();
        switch (endpoint) {
            case "/Plugin.Activate" -> {
                answer.putArray("Implements").add("VolumeDriver");
                settle.run();
            }
            case "/VolumeDriver.Capabilities" ->
                answer.putObject("Capabilities").put("Scope", "global");
            case "/VolumeDriver.Create" -> volumes.create(text(request, "Name"), options(request));
            case "/VolumeDriver.Get" -> answer.set("Volume", volume(known(text(request, "Name"))));
            case "/VolumeDriver.List" -> {
                var list = answer.putArray("Volumes");
                volumes.list().forEach(known -> list.add(volume(known)));
            }
            case "/VolumeDriver.Remove" -> volumes.remove(text(request, "Name"));
            case "/VolumeDriver.Path" -> answer.put("Mountpoint", mountPoint(known(text(request, "Name"))));
            case "/VolumeDriver.Mount" ->
                answer.put(
                        "Mountpoint",
                        volumes.mount(text(request, "Name"), text(request, "ID"))
                                .toString());
            case "/VolumeDriver.Unmount" -> {
                if (!volumes.unmount(text(request, "Name"), text(request, "ID"))) {
                    settle.run();
                }
            }
            default -> throw Failure.usage("driver.endpoint", endpoint);
        }
        return answer;
    }

    private Volumes.Known known(String name) {
        return volumes.get(name).orElseThrow(() -> Failure.failed("driver.noVolume", name));
    }

    private static ObjectNode volume(Volumes.Known known) {
        Volume volume = known.volume();
        ObjectNode answer = object().put("Name", volume.name()).put("Mountpoint", mountPoint(known));
        answer.putObject("Status")
                .put("medium", volume.medium())
                .put("serial", Serial.of(volume.medium()))
                .put("file", volume.file())
                .put("format", volume.format())
                .put("fullBytes", volume.bytes());
        return answer;
    }

    private static String mountPoint(Volumes.Known known) {
        return known.mountPoint().map(Object::toString).orElse("");
    }

    private static String text(JsonNode request, String field) {
        JsonNode value = request.path(field);
        if (!value.isTextual()) {
            throw Failure.usage("driver.field", field);
        }
        return value.textValue();
    }

    private static Map<String, String> options(JsonNode request) {
        Map<String, String> options = new TreeMap<>();
        request.path("Opts")
                .properties()
                .forEach(
                        option -> options.put(option.getKey(), option.getValue().asText()));
        return options;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static byte[] bytes(ObjectNode answer) {
        return (answer + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
