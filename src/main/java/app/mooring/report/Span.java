package app.mooring.report;

import app.mooring.operation.StepResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A step's place in the time that all of them took.
///
/// @param startMillis since the first one began
/// @param down whether the database was down in it
public record Span(StepResult step, long startMillis, boolean down) {
    private static final Set<String> GOES_DOWN = Set.of("stop", "power-off");
    private static final String IS_BACK = "select";

    /// Those of these steps, one after the other. What was taken back stays where it was done.
    public static List<Span> of(List<StepResult> steps) {
        Map<String, StepResult> first = new LinkedHashMap<>();
        steps.forEach(step -> first.putIfAbsent(step.id(), step));
        Set<String> down = down(List.copyOf(first.keySet()));
        List<Span> spans = new ArrayList<>();
        long at = 0;
        for (StepResult step : first.values()) {
            spans.add(new Span(step, at, down.contains(step.id())));
            at += step.millis();
        }
        return spans;
    }

    /// In which of these steps the database is down, from the one that ends it until it was read again.
    public static Set<String> down(List<String> ids) {
        int from = first(ids, GOES_DOWN);
        int to = first(ids, Set.of(IS_BACK));
        return ids.subList(from, Math.max(from, Math.min(to + 1, ids.size()))).stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static int first(List<String> ids, Set<String> wanted) {
        for (int i = 0; i < ids.size(); i++) {
            if (wanted.contains(ids.get(i))) {
                return i;
            }
        }
        return ids.size();
    }
}
