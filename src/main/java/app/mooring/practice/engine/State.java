package app.mooring.practice.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/// What a container does.
///
/// @param status `created`, `running` or `exited`
record State(String status, int exitCode, String error, String started, String finished) {
    static final State CREATED = new State("created", 0, "", Ids.NEVER, Ids.NEVER);

    boolean running() {
        return status.equals("running");
    }

    State begun() {
        return new State("running", 0, "", Ids.now(), finished);
    }

    State failed(int code, String why) {
        return new State(status, code, why, started, finished);
    }

    State ended(int code) {
        return new State("exited", code, "", started, Ids.now());
    }

    static State of(JsonNode json) {
        return new State(
                json.path("Status").asText(),
                json.path("ExitCode").asInt(),
                json.path("Error").asText(),
                json.path("StartedAt").asText(),
                json.path("FinishedAt").asText());
    }

    ObjectNode json() {
        return Json.object()
                .put("Status", status)
                .put("Running", running())
                .put("Paused", false)
                .put("Restarting", false)
                .put("OOMKilled", false)
                .put("Dead", false)
                .put("Pid", running() ? 1000 : 0)
                .put("ExitCode", exitCode)
                .put("Error", error)
                .put("StartedAt", started)
                .put("FinishedAt", finished);
    }

    /// As `docker ps` shows it.
    String sentence() {
        return switch (status) {
            case "running" -> "Up " + ago(started);
            case "exited" -> "Exited (" + exitCode + ") " + ago(finished) + " ago";
            default -> "Created";
        };
    }

    static String ago(String time) {
        Duration since = Duration.between(Instant.parse(time), Instant.now());
        if (since.toSeconds() < 1) {
            return "Less than a second";
        }
        if (since.toMinutes() < 1) {
            return since.toSeconds() + " second" + (since.toSeconds() == 1 ? "" : "s");
        }
        if (since.toHours() < 1) {
            return since.toMinutes() == 1 ? "About a minute" : since.toMinutes() + " minutes";
        }
        return since.toHours() == 1 ? "About an hour" : since.toHours() + " hours";
    }
}
