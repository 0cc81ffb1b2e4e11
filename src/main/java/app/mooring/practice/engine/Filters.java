package app.mooring.practice.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The `filters` of lists: values of one kind are alternatives, kinds are all required.
final class Filters {
    private Filters() {}

    static JsonNode parse(String text) {
        try {
            return text.isEmpty() ? Json.object() : Json.MAPPER.readTree(text);
        } catch (IOException e) {
            throw ApiException.badRequest("invalid filter");
        }
    }

    /// The values of a kind, which clients write as a list or as the keys of an object.
    static List<String> values(JsonNode filters, String kind) {
        JsonNode values = filters.path(kind);
        if (values.isObject()) {
            return List.copyOf(Json.map(values).keySet());
        }
        return values.isTextual() ? List.of(values.asText()) : Json.strings(values);
    }

    static boolean any(JsonNode filters, String kind, Predicate<String> fits) {
        List<String> values = values(filters, kind);
        return values.isEmpty() || values.stream().anyMatch(fits);
    }

    static boolean container(JsonNode filters, Container container) {
        return any(
                        filters,
                        "volume",
                        value -> container.uses(value)
                                || container.mounts.stream()
                                        .anyMatch(mount -> mount.path().equals(value)))
                && any(filters, "name", value -> container.name.contains(value.replaceAll("[\\^$/]", "")))
                && any(filters, "id", container.id::startsWith)
                && any(filters, "status", container.state.status()::equals)
                && any(filters, "ancestor", value -> Image.tagged(value).equals(Image.tagged(container.image)))
                && labels(filters, Json.map(container.config.path("Labels")));
    }

    /// All labels are required, unlike other kinds.
    static boolean labels(JsonNode filters, Map<String, String> labels) {
        return values(filters, "label").stream().allMatch(value -> {
            String[] pair = value.split("=", 2);
            return labels.containsKey(pair[0]) && (pair.length == 1 || pair[1].equals(labels.get(pair[0])));
        });
    }
}
