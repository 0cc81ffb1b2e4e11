package app.mooring.migration;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.docker.FileChange;
import app.mooring.docker.FileChange.Kind;
import app.mooring.docker.GuestContainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Its volume is at `/var/lib/mysql`.
class OwnFilesTest {
    @TempDir
    Path folder;

    private PlayedLab lab;
    private GuestContainer container;

    @BeforeEach
    void begin() {
        lab = new PlayedLab(folder);
        container = lab.a.has("mysql", true, Map.of());
    }

    private List<String> written(FileChange... changes) {
        lab.a.changes.put(container.id(), List.of(changes));
        return OwnFiles.written(lab.guests.of("a"), container);
    }

    private static FileChange added(String path) {
        return new FileChange(path, Kind.ADDED);
    }

    private static FileChange modified(String path) {
        return new FileChange(path, Kind.MODIFIED);
    }

    @Test
    void a_file_is_named_and_not_the_directories_above_it() {
        assertThat(written(modified("/srv"), added("/srv/app"), added("/srv/app/b"), modified("/etc/a.conf")))
                .containsExactly("/etc/a.conf", "/srv/app/b");
    }

    @Test
    void what_was_deleted_is_in_the_image() {
        assertThat(written(modified("/etc"), new FileChange("/etc/a.conf", Kind.DELETED)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/lib/mysql",
                "/var/lib/mysql/ibdata1",
                "/var/lib",
                "/run/mysqld/mysqld.sock",
                "/var/run/x",
                "/tmp",
                "/tmp/x",
                "/var/lock/x",
                "/dev/x",
                "/proc/x",
                "/sys/x",
                "/srv/app.pid",
                "/root/.mysql_history",
                "/root/.bash_history",
                "/.dockerenv",
                "/etc/hosts",
                "/etc/hostname",
                "/etc/resolv.conf",
                "/etc/mtab"
            })
    void volumes_what_passes_and_what_docker_writes_do_not_count(String path) {
        assertThat(written(added(path))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/var/tmp/x", "/var/lib/mysql-files/x", "/tmpx", "/running/x", "/etc/hosts.bak", "/root/.my.cnf"
            })
    void what_only_looks_like_that_counts(String path) {
        assertThat(written(added(path))).containsExactly(path);
    }

    @Test
    void some_are_named_and_all_are_counted() {
        lab.a.changes.put(
                container.id(),
                Stream.of("/d", "/c", "/b", "/a").map(OwnFilesTest::added).toList());
        KeptSource kept = KeptSource.of(lab.guests.of("a"), container, "mysql").orElseThrow();
        assertThat(kept.count()).isEqualTo(4);
        assertThat(kept.files()).isEqualTo("/a, /b, /c, …");
        assertThat(kept.name()).isEqualTo("mysql-before-move-" + container.id());
    }
}
