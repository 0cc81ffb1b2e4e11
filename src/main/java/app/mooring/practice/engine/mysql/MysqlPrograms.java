package app.mooring.practice.engine.mysql;

import app.mooring.practice.Belongings;
import app.mooring.practice.engine.program.Program;
import java.util.Map;

/// The programs of the MySQL image.
public final class MysqlPrograms {
    private MysqlPrograms() {}

    /// By their names. Starting one fails with `practice.mysql` where there is no server to be had.
    public static Map<String, Program> of(Distribution distribution, Belongings belongings) {
        Program server = container -> new MysqlServer(distribution.binaries(), container, belongings).begin();
        Program client = container -> new MysqlClient(distribution.binaries().client(), container);
        Program dump = container -> new MysqlClient(distribution.binaries().dump(), container);
        return Map.of(
                "mysqld",
                server,
                "mariadbd",
                server,
                "mysql",
                client,
                "mariadb",
                client,
                "mysqldump",
                dump,
                "mariadb-dump",
                dump);
    }
}
