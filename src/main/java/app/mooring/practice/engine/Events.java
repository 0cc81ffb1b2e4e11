package app.mooring.practice.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// What has happened lately, and what happens. Thread-safe.
final class Events {
    /// Whoever hears of them.
    @FunctionalInterface
    interface Reader {
        void event(ObjectNode event) throws IOException;
    }

    private static final int KEPT = 256;

    private final Deque<ObjectNode> recent = new ArrayDeque<>();
    private long count;

    synchronized void happened(String type, String action, String id, Map<String, String> attributes) {
        Instant now = Instant.now();
        ObjectNode event = Json.object().put("Type", type).put("Action", action);
        if (type.equals("container")) {
            event.put("status", action).put("id", id).put("from", attributes.getOrDefault("image", ""));
        }
        event.putObject("Actor").put("ID", id).set("Attributes", Json.MAPPER.valueToTree(attributes));
        event.put("scope", "local")
                .put("time", now.getEpochSecond())
                .put("timeNano", now.getEpochSecond() * 1_000_000_000L + now.getNano());
        recent.addLast(event);
        count++;
        if (recent.size() > KEPT) {
            recent.removeFirst();
        }
        notifyAll();
    }

    /// Hands over what happens from now on, and before it what happened since then, until interrupted.
    ///
    /// @param since seconds; negative for nothing of the past
    /// @param until seconds; negative for no end
    void follow(double since, double until, Reader reader) throws IOException, InterruptedException {
        long seen;
        synchronized (this) {
            seen = since < 0 ? count : count - recent.size();
        }
        while (true) {
            List<ObjectNode> fresh;
            synchronized (this) {
                while (count <= seen) {
                    if (until >= 0) {
                        long left = (long) (until * 1000) - System.currentTimeMillis();
                        if (left <= 0) {
                            return;
                        }
                        wait(left);
                    } else {
                        wait();
                    }
                }
                List<ObjectNode> kept = new ArrayList<>(recent);
                fresh = kept.subList((int) Math.max(0, kept.size() - (count - seen)), kept.size());
                seen = count;
            }
            for (ObjectNode event : fresh) {
                double time = event.path("timeNano").asLong() / 1e9;
                if (until >= 0 && time > until) {
                    return;
                }
                if (since < 0 || time >= since) {
                    reader.event(event);
                }
            }
        }
    }
}
