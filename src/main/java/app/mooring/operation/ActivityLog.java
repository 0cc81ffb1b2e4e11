package app.mooring.operation;

import app.mooring.failure.Failure;
import app.mooring.file.DurableFile;
import app.mooring.file.SharedFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What was run, in a file with a line of JSON each, the oldest first. Those that are too many are forgotten, the
/// oldest first. May be used by several threads, and by several Moorings.
public final class ActivityLog {
    private static final int KEPT = 500;
    private final Path file;

    public ActivityLog(Path file) {
        this.file = file;
    }

    /// All that is remembered, the newest first. A line that cannot be read is nothing that is remembered. Failures:
    /// `operation.activity`.
    public List<Activity> all() {
        return lines().stream().flatMap(ActivityLog::read).toList().reversed();
    }

    /// Remembers it. Failures: `operation.activity`.
    public void keep(Activity activity) {
        try {
            String line = Json.MAPPER.writeValueAsString(activity);
            SharedFile.change(file, () -> {
                List<String> lines = new ArrayList<>(lines());
                lines.add(line);
                List<String> last = lines.subList(Math.max(0, lines.size() - KEPT), lines.size());
                DurableFile.write(file, (String.join("\n", last) + "\n").getBytes(StandardCharsets.UTF_8));
            });
        } catch (IOException e) {
            throw Failure.because(e, "operation.activity", file);
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw Failure.because(e, "operation.activity", file);
        }
    }

    private static Stream<Activity> read(String line) {
        try {
            Activity read = Json.MAPPER.readValue(line, Activity.class);
            return read == null || read.title() == null || read.outcome() == null || read.failure() == null
                    ? Stream.empty()
                    : Stream.of(read);
        } catch (JsonProcessingException broken) {
            return Stream.empty();
        }
    }

    /// Loaded when something is read or kept, not when the window is opened.
    private static final class Json {
        private static final JsonMapper MAPPER = JsonMapper.builder()
                .disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }
}
