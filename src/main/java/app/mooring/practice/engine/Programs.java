package app.mooring.practice.engine;

import app.mooring.practice.engine.program.Program;
import app.mooring.practice.engine.program.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The programs that there are in a container of an image.
final class Programs {
    private final Map<String, Program> general;
    private final Map<String, Program> mysql;

    Programs(Map<String, Program> general, Map<String, Program> mysql) {
        this.general = general;
        this.mysql = mysql;
    }

    private Optional<Program> find(String image, String name) {
        String file = String.valueOf(Path.of(name).getFileName());
        boolean database = image.matches("(.*/)?(mysql|mariadb)(:.*)?");
        return Optional.ofNullable((database ? mysql : general).get(file));
    }

    /// Starts a program. A refusal with dockerd's own words where the image has none of that name.
    Program.Running start(String image, Surroundings surroundings) throws IOException {
        List<String> argv = new ArrayList<>(surroundings.argv());
        if (!argv.isEmpty() && argv.getFirst().endsWith("docker-entrypoint.sh")) {
            argv.removeFirst();
            if (!argv.isEmpty() && argv.getFirst().startsWith("-")) {
                argv.addFirst("mysqld");
            }
        }
        if (argv.isEmpty()) {
            throw ApiException.badRequest("No command specified");
        }
        Program program = find(image, argv.getFirst())
                .orElseThrow(() ->
                        ApiException.badRequest("OCI runtime create failed: container_linux.go:380: starting container"
                                + " process caused: exec: \"" + argv.getFirst()
                                + "\": executable file not found in $PATH: unknown"));
        return program.start(surroundings.with(argv, surroundings.env()));
    }
}
