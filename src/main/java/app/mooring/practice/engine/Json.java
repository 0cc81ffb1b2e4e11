package app.mooring.practice.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// JSON as the engine uses it.
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private static final int MOST = 1 << 22;

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// Empty where there is nothing.
    static ObjectNode read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST + 1);
        if (bytes.length > MOST) {
            throw ApiException.badRequest("http: request body too large");
        }
        if (bytes.length == 0) {
            return object();
        }
        JsonNode node;
        try {
            node = MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw ApiException.badRequest(String.valueOf(e.getMessage()));
        }
        return node instanceof ObjectNode object ? object : object();
    }

    static ObjectNode read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Replaces the file as a whole.
    static void write(Path file, JsonNode node) {
        Path nascent = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(nascent, MAPPER.writeValueAsBytes(node));
            Files.move(nascent, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /// A text, or the words of an array.
    static List<String> words(JsonNode node) {
        return node.isTextual() ? List.of("/bin/sh", "-c", node.asText()) : strings(node);
    }

    static Map<String, String> map(JsonNode object) {
        Map<String, String> map = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }
}
