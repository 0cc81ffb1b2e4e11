package app.mooring.practice.engine;

import app.mooring.failure.Failure;
import app.mooring.practice.engine.program.Program;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What is run in containers beside their own programs.
final class Execs {
    private static final int NO_PROGRAM = 126;

    private static final class Exec {
        final String id = Ids.random();
        final Container container;
        final ObjectNode request;
        volatile boolean running;
        volatile @Nullable Integer status;

        Exec(Container container, ObjectNode request) {
            this.container = container;
            this.request = request;
        }
    }

    private final Lifecycle lifecycle;
    private final Programs programs;
    private final Map<String, Exec> all = new ConcurrentHashMap<>();

    Execs(Lifecycle lifecycle, Programs programs) {
        this.lifecycle = lifecycle;
        this.programs = programs;
    }

    String create(Container container, ObjectNode request) {
        if (!container.state.running()) {
            throw ApiException.conflict("Container " + container.id + " is not running");
        }
        if (request.path("Cmd").isEmpty()) {
            throw ApiException.badRequest("No exec command specified");
        }
        Exec exec = new Exec(container, request);
        all.values().removeIf(old -> old.container.removed);
        all.put(exec.id, exec);
        return exec.id;
    }

    private Exec find(String id) {
        Exec exec = all.get(id);
        if (exec == null) {
            throw ApiException.notFound("No such exec instance: " + id);
        }
        return exec;
    }

    boolean tty(String id) {
        return find(id).request.path("Tty").asBoolean();
    }

    /// Runs it to its end; its status.
    int run(String id, InputStream in, OutputStream out, OutputStream err) throws InterruptedException {
        Exec exec = find(id);
        Container container = exec.container;
        if (!container.state.running()) {
            throw ApiException.conflict("Container " + container.id + " is not running");
        }
        Map<String, String> env = new LinkedHashMap<>(container.env());
        env.putAll(Container.env(exec.request.path("Env")));
        List<String> argv = new ArrayList<>(Json.strings(exec.request.path("Cmd")));
        exec.running = true;
        int status = NO_PROGRAM;
        try {
            Program.Running running =
                    programs.start(container.image, lifecycle.surroundings(container, false, argv, env, in, out, err));
            container.execs.add(running);
            try {
                status = running.await();
            } catch (InterruptedException e) {
                running.kill();
                throw e;
            } finally {
                container.execs.remove(running);
            }
        } catch (ApiException | Failure | IOException refused) {
            complain(out, String.valueOf(refused.getMessage()));
        } finally {
            exec.status = status;
            exec.running = false;
        }
        return status;
    }

    private static void complain(OutputStream out, String sentence) {
        try {
            out.write((sentence + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Nobody listens.
        }
    }

    ObjectNode inspect(String id) {
        Exec exec = find(id);
        Integer status = exec.status;
        ObjectNode json =
                Json.object().put("ID", exec.id).put("Running", exec.running).put("ContainerID", exec.container.id);
        if (status == null) {
            json.putNull("ExitCode");
        } else {
            json.put("ExitCode", status);
        }
        List<String> argv = Json.strings(exec.request.path("Cmd"));
        ObjectNode process = json.putObject("ProcessConfig")
                .put("tty", exec.request.path("Tty").asBoolean());
        process.put("entrypoint", argv.getFirst())
                .set("arguments", Json.MAPPER.valueToTree(argv.subList(1, argv.size())));
        return json.put("OpenStdin", exec.request.path("AttachStdin").asBoolean())
                .put("OpenStderr", true)
                .put("OpenStdout", true)
                .put("CanRemove", false)
                .put("Pid", 0);
    }
}
