package app.mooring.practice.engine.mysql;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the image's variables ask of a server whose data directory is new.
final class FirstStart {
    private static final List<String> TABLES = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql");

    private final Map<String, String> env;
    private final Optional<String> random;

    FirstStart(Map<String, String> env) {
        this.env = env;
        this.random = text("MYSQL_RANDOM_ROOT_PASSWORD").isEmpty()
                ? Optional.empty()
                : Optional.of(new BigInteger(130, new SecureRandom()).toString(32));
    }

    private String text(String name) {
        return env.getOrDefault(name, "");
    }

    boolean allowed() {
        return !text("MYSQL_ROOT_PASSWORD").isEmpty()
                || !text("MYSQL_ALLOW_EMPTY_PASSWORD").isEmpty()
                || random.isPresent();
    }

    /// The password that was made up.
    Optional<String> random() {
        return random;
    }

    /// All that a server needs to begin with, for its bootstrap, which takes a statement to end at the end of a
    /// line.
    String bootstrap(Path share) throws IOException {
        var sql = new StringBuilder(
                "create database mysql;\nuse mysql;\nset @auth_root_socket=NULL, @skip_auth_anonymous=1;\n");
        for (String file : TABLES) {
            Path mysql = share.resolve(file.replaceFirst("^mariadb_", "mysql_"));
            sql.append(Files.readString(Files.exists(share.resolve(file)) ? share.resolve(file) : mysql))
                    .append('\n');
        }
        return sql.append("flush privileges;\n").append(users()).toString();
    }

    /// The users alone, in a file.
    Path file(Path folder) throws IOException {
        return Files.writeString(folder.resolve("first.sql"), users());
    }

    private String users() {
        String password = literal(random.orElse(text("MYSQL_ROOT_PASSWORD")));
        var sql = new StringBuilder();
        for (String host : List.of("localhost", "%")) {
            sql.append(user("'root'@'" + host + "'", password, "*.*", " with grant option"));
        }
        String database = text("MYSQL_DATABASE");
        if (!database.isEmpty()) {
            sql.append("create database if not exists ").append(name(database)).append(";\n");
        }
        String user = text("MYSQL_USER");
        if (!user.isEmpty()) {
            String scope = database.isEmpty() ? "" : name(database) + ".*";
            sql.append(user(literal(user) + "@'%'", literal(text("MYSQL_PASSWORD")), scope, ""));
        }
        return sql.toString();
    }

    private static String user(String name, String password, String scope, String option) {
        String made =
                "create user if not exists " + name + ";\nalter user " + name + " identified by " + password + ";\n";
        return scope.isEmpty() ? made : made + "grant all on " + scope + " to " + name + option + ";\n";
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }

    private static String name(String text) {
        return "`" + text.replace("`", "``") + "`";
    }
}
