package app.mooring.migration;

import app.mooring.file.DurableFile;
import app.mooring.operation.Step;
import app.mooring.operation.StepResult;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How long steps take: what they took in this lab the last time, else what they usually take.
public final class StepTimes {
    private static final Map<String, Long> USUAL = Map.ofEntries(
            Map.entry("image", 1_000L),
            Map.entry("register", 300L),
            Map.entry("stop", 2_000L),
            Map.entry("create", 1_000L),
            Map.entry("create-volume", 1_000L),
            Map.entry("start", 5_000L),
            Map.entry("remove", 300L),
            Map.entry("keep", 300L),
            Map.entry("detach", 500L),
            Map.entry("attach", 500L),
            Map.entry("run", 1_500L),
            Map.entry("ready", 15_000L),
            Map.entry("run-again", 1_500L),
            Map.entry("ready-again", 4_000L),
            Map.entry("power-off", 1_000L),
            Map.entry("power-on", 30_000L));

    private static final System.Logger LOG = System.getLogger(StepTimes.class.getName());
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    public StepTimes(Path file) {
        this.file = file;
    }

    /// Those steps of an operation, with what each should take.
    List<MovePlan.PlannedStep> planned(String operation, List<Step> steps) {
        Map<String, Long> known = known();
        return steps.stream()
                .map(step -> new MovePlan.PlannedStep(
                        step.id(),
                        step.commands(),
                        known.getOrDefault(operation + "/" + step.id(), USUAL.getOrDefault(step.id(), 0L))))
                .toList();
    }

    /// What an operation took that went well, which it has even if that cannot be kept. While the lab is locked.
    void remember(String operation, List<StepResult> results) {
        Map<String, Long> known = known();
        results.forEach(one -> known.put(operation + "/" + one.id(), one.millis()));
        try {
            DurableFile.write(file, JSON.writeValueAsBytes(known));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "The times are not kept", e);
        }
    }

    /// A file that is not there or cannot be read is no reason to fail: the usual times will do.
    private Map<String, Long> known() {
        try {
            return new TreeMap<>(JSON.readValue(Files.readAllBytes(file), new TypeReference<Map<String, Long>>() {}));
        } catch (IOException none) {
            return new TreeMap<>();
        }
    }
}
