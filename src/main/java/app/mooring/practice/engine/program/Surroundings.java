package app.mooring.practice.engine.program;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a program in a container gets to know.
///
/// @param host the container's host name
/// @param main whether it is the container's own program, process 1
/// @param argv its words, the program's name first
/// @param file where a path of the container is on the computer that plays it
/// @param run the container's `/run`, a short path, for sockets
public record Surroundings(
        String host,
        boolean main,
        List<String> argv,
        Map<String, String> env,
        Function<String, Path> file,
        Path run,
        InputStream in,
        OutputStream out,
        OutputStream err) {
    public Surroundings {
        argv = List.copyOf(argv);
        env = Map.copyOf(env);
    }

    public Surroundings with(List<String> otherArgv, Map<String, String> otherEnv) {
        return new Surroundings(host, main, otherArgv, otherEnv, file, run, in, out, err);
    }

    public Surroundings with(OutputStream otherOut, OutputStream otherErr) {
        return new Surroundings(host, main, argv, env, file, run, in, otherOut, otherErr);
    }

    @Override
    public String toString() {
        return argv.toString();
    }
}
