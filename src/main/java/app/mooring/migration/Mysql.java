package app.mooring.migration;

import app.mooring.docker.ContainerSpec;
import app.mooring.docker.ExecResult;
import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// MySQL in a container, with its data on a volume.
///
/// @param name the container's
record Mysql(String name, String volume, String driver, Supplier<char[]> password) {
    static final String IMAGE = "mysql";

    /// While it initialises its data it says the same of port 0, and MySQL's X plugin has one that begins the
    /// same.
    private static final Pattern READY = Pattern.compile("port: 3306\\b");

    private static final Duration START = Duration.ofMinutes(3);

    /// Starts it.
    ///
    /// @param fresh whether the volume is empty: then it needs the password, and only then
    void run(Guest guest, Map<String, String> labels, boolean fresh) {
        guest.engine()
                .containers()
                .run(new ContainerSpec(
                        name,
                        IMAGE,
                        fresh ? Map.of("MYSQL_ROOT_PASSWORD", new String(password.get())) : Map.of(),
                        List.of(new ContainerSpec.VolumeMount(volume, "/var/lib/mysql", driver)),
                        labels,
                        List.of()));
    }

    /// Returns when it takes connections. Failures: `migration.notReady` with its last words.
    void awaitReady(Guest guest) {
        String[] last = {""};
        boolean ready = guest.engine()
                .containers()
                .follow(
                        name,
                        line -> {
                            last[0] = line;
                            return READY.matcher(line).find();
                        },
                        START)
                .isPresent();
        if (!ready) {
            throw Failure.failed("migration.notReady", guest.name(), START.toSeconds(), last[0].strip());
        }
    }

    /// What it answers, a line a row, columns apart by tabs.
    String ask(Guest guest, String sql) {
        ExecResult result = guest.engine()
                .containers()
                .exec(
                        name,
                        List.of("mysql", "-h127.0.0.1", "-uroot", "--batch", "--skip-column-names", "-e", sql),
                        Map.of("MYSQL_PWD", new String(password.get())));
        if (!result.ok()) {
            throw Failure.failed("migration.sql", guest.name(), result.stderr().strip());
        }
        return result.stdout().strip();
    }

    @Override
    public String toString() {
        return name;
    }
}
