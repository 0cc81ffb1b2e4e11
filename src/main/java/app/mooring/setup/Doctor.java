package app.mooring.setup;

import app.mooring.failure.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Looks at all requirements and changes nothing. The host first, then all machines at once.
public final class Doctor {
    /// A requirement and what was found of it.
    public record Diagnosis(Requirement requirement, Finding finding) {}

    private Doctor() {}

    public static List<Diagnosis> examine(List<Requirement> requirements) {
        Map<String, List<Requirement>> bySubject = new LinkedHashMap<>();
        requirements.forEach(one -> bySubject
                .computeIfAbsent(one.subject(), subject -> new ArrayList<>())
                .add(one));
        Map<Requirement, Finding> found = new ConcurrentHashMap<>();
        List<Requirement> host = bySubject.getOrDefault(Requirements.HOST, List.of());
        examine(host, found);
        bySubject.remove(Requirements.HOST);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            bySubject.values().forEach(some -> running.add(threads.submit(() -> examine(some, found))));
            try {
                for (Future<?> one : running) {
                    one.get();
                }
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw Failure.cancelled(e);
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
            }
        }
        return requirements.stream()
                .map(one -> new Diagnosis(one, found.get(one)))
                .toList();
    }

    /// Why not all of that holds; empty: all does.
    public static Optional<Failure> missing(List<Diagnosis> found) {
        return found.stream().flatMap(one -> one.finding().why().stream()).findFirst();
    }

    private static void examine(List<Requirement> requirements, Map<Requirement, Finding> found) {
        for (Requirement one : requirements) {
            found.put(one, finding(one, new HashMap<>(found)));
        }
    }

    /// What is found of one, given what was found of those before it.
    static Finding finding(Requirement requirement, Map<Requirement, Finding> found) {
        for (Requirement need : requirement.needs()) {
            Finding before = found.get(need);
            if (before == null || !before.isSatisfied()) {
                return before instanceof Finding.Blocked blocked ? blocked : new Finding.Blocked(need);
            }
        }
        return requirement.probe();
    }
}
