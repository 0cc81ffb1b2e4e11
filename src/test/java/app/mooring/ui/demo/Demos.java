package app.mooring.ui.demo;

import app.mooring.migration.DemoReport;
import app.mooring.migration.MovePlan;
import app.mooring.operation.Listener;
import app.mooring.operation.StepResult;
import java.util.List;

/// Demos as tests play them.
final class Demos {
    private Demos() {}

    private static MovePlan.PlannedStep step(String id, long millis, String... commands) {
        return new MovePlan.PlannedStep(id, List.of(commands), millis);
    }

    /// What the demo will do.
    static List<MovePlan.PlannedStep> plan() {
        String sql = "docker exec -it mysql mysql -uroot -p -e ";
        return List.of(
                step("clean", 0),
                step("image", 1_000, "ssh ubuntu2 docker pull mysql"),
                step(
                        "create-volume",
                        400,
                        "ssh ubuntu2 docker volume create --driver mooring --name mysqldata --opt size=2"),
                step(
                        "run",
                        1_500,
                        "ssh ubuntu2 docker run --name mysql -d -v mysqldata:/var/lib/mysql -e MYSQL_ROOT_PASSWORD=…"
                                + " mysql"),
                step("ready", 15_100, "ssh ubuntu2 docker logs -f mysql"),
                step(
                        "insert",
                        500,
                        "ssh ubuntu2 " + sql
                                + "\"CREATE DATABASE test; CREATE TABLE test.my_id (id INT); INSERT INTO test.my_id"
                                + " VALUES (123), (839128371)\""),
                step("prove", 200, "ssh ubuntu2 " + sql + "\"CHECKSUM TABLE test.my_id\""),
                step("stop", 2_000, "ssh ubuntu2 docker stop mysql"),
                step("remove", 300, "ssh ubuntu2 docker rm mysql"),
                step("run-again", 1_500, "ssh ubuntu3 docker run --name mysql -d -v mysqldata:/var/lib/mysql mysql"),
                step("ready-again", 3_300, "ssh ubuntu3 docker logs -f mysql"),
                step("select", 300, "ssh ubuntu3 " + sql + "\"SELECT * FROM test.my_id\""),
                step("prove-again", 200, "ssh ubuntu3 " + sql + "\"CHECKSUM TABLE test.my_id\""));
    }

    static StepResult done(MovePlan.PlannedStep step) {
        return new StepResult(step.id(), StepResult.State.DONE, step.millis(), step.commands());
    }

    static DemoReport passed() {
        return new DemoReport(
                true,
                7_400,
                plan().stream().map(Demos::done).toList(),
                new DemoReport.Proof(
                        123,
                        839128371,
                        "2406771243",
                        "2406771243",
                        "m",
                        "m",
                        "VB938dca77-4d6c434e",
                        "VB938dca77-4d6c434e"));
    }

    /// One that came to nothing.
    static DemoReport failed() {
        return new DemoReport(false, 0, List.of(), new DemoReport.Proof(0, 0, "", "", "", "", "", ""));
    }

    /// Plays it up to that step, and does not end that one.
    static void play(Object listener, String until) {
        Listener told = (Listener) listener;
        for (MovePlan.PlannedStep step : plan()) {
            told.started(step.id());
            if (step.id().equals(until)) {
                return;
            }
            told.ended(done(step));
        }
    }
}
